/** Loading the tellers' record; a page of its own, since only paths with «scan» take files. */
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { refusalText } from '#app/refused.ts';
import { buttonClass } from '#components/ui/button-class.ts';
import { FileField } from '#components/ui/file-field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { ErrorCode } from '#domain/errors.ts';
import { runtime } from '#server/runtime.ts';
import { attach } from './actions.ts';

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function TellersScanPage({ params, searchParams }: Props) {
  const [{ slug }, { round: asked, problem }] = [await params, await searchParams];
  const t = await getTranslations('election.scan');
  const desk = await found(
    runtime().election.queries.electionDesk(await currentActor(), slug),
    `/f/${slug}/elections/scan`,
  );
  const rounds = desk.elections.flatMap((election) => election.rounds).filter(({ may }) => may.scan);
  const round = rounds.find(({ id }) => id === asked) ?? rounds[0];
  if (!round) notFound();
  const words =
    typeof problem === 'string' ? await refusalText({ code: problem.slice(0, 60) as ErrorCode }) : null;
  return (
    <div className="max-w-xl">
      <h1 className="mb-2 font-semibold text-2xl">{t('title')}</h1>
      <p className="mb-6 text-ink-2">{t('body')}</p>
      {words && <Notice kind="problem" title={words} />}
      <form action={attach} className="mt-4 flex flex-col gap-4">
        <input type="hidden" name="slug" value={slug} />
        <input type="hidden" name="roundId" value={round.id} />
        <FileField name="file" label={t('file')} accept=".pdf,.jpg,.jpeg,.png" maxMegabytes={10} required />
        <div>
          <button type="submit" className={buttonClass('ink')}>
            {t('send')}
          </button>
        </div>
      </form>
    </div>
  );
}
