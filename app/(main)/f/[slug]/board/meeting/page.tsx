/** «К заседанию»: the standing item of a meeting on one sheet. */
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { MeetingSheet } from '#components/board/meeting-sheet.tsx';
import { PrintButton } from '#components/board/print-button.tsx';
import { LinkButton } from '#components/ui/link.tsx';
import { runtime } from '#server/runtime.ts';

export default async function MeetingPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const [t, b] = [await getTranslations('board.meeting'), await getTranslations('board')];
  const view = await found(
    runtime().recommendation.queries.meetingSheet(await currentActor(), slug),
    `/f/${slug}/board/meeting`,
  );
  return (
    <div className="max-w-5xl">
      <div data-print="no" className="mb-4 flex flex-wrap gap-2">
        <LinkButton href={`/f/${slug}/board`}>{t('back')}</LinkButton>
        {view.roles.some((role) => role === 'organiser' || role === 'secretary') && (
          <LinkButton href={`/f/${slug}/board/year`}>{b('actions.year')}</LinkButton>
        )}
        <PrintButton label={t('print')} />
      </div>
      <MeetingSheet view={view} />
    </div>
  );
}
