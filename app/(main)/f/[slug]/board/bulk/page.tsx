/** Several recommendations at once: the list as it would become, and only then the change. */
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import type { Search } from '#app/eyes.ts';
import { Messages } from '#app/messages.tsx';
import { BulkForm } from '#components/board/bulk-form.tsx';
import { BulkGround } from '#components/board/bulk-ground.tsx';
import { PageHead } from '#components/shell/forum-shell.tsx';
import { LinkButton, TextLink } from '#components/ui/link.tsx';
import { EmptyState } from '#components/ui/states.tsx';
import { BULK_EVENTS } from '#domain/recommendation/bulk.ts';
import { VERDICTS } from '#domain/recommendation/rules.ts';
import { runtime } from '#server/runtime.ts';
import { applyBulk } from './actions.ts';

type Props = { params: Promise<{ slug: string }>; searchParams: Search };

export default async function BulkPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const search = await searchParams;
  const here = `/f/${slug}/board/bulk`;
  const [actor, t, b] = [
    await currentActor(),
    await getTranslations('board.bulk'),
    await getTranslations('board'),
  ];
  const numbers = [search.n ?? []].flat();
  const event = BULK_EVENTS.find((one) => one === search.event) ?? 'start';
  const verdict = VERDICTS.find((one) => one === search.verdict) ?? 'done';
  const note = typeof search.note === 'string' ? search.note.trim().slice(0, 2000) : '';
  const asked = { event, verdict, note };
  const { queries } = runtime().recommendation;
  const view = await found(queries.bulkPreview(actor, slug, { numbers, ...asked }), here);
  const { forum } = await found(queries.boardTable(actor, slug), here);
  return (
    <Messages namespaces={['board']} timeZone={forum.timeZone}>
      <PageHead
        over={<TextLink href={`/f/${slug}/board`}>{b('title')}</TextLink>}
        title={view.rows.length === 0 ? t('title') : `${t('title')}. ${t(`do.${event}`)}`}
      >
        {t('lead')}
      </PageHead>
      {view.rows.length === 0 ? (
        <EmptyState
          title={t('none')}
          action={<LinkButton href={`/f/${slug}/board?pick=1`}>{t('back')}</LinkButton>}
        />
      ) : (
        <>
          {event === 'close' && <BulkGround profile={forum.profile} rows={view.rows} asked={asked} />}
          <BulkForm slug={slug} profile={forum.profile} view={view} asked={asked} apply={applyBulk} />
        </>
      )}
    </Messages>
  );
}
