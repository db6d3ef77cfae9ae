/** Loading the tellers' record of a vote: on paper, or of hands that were counted. */
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { scanProblem } from '#app/scan-upload.ts';
import { ScanForm } from '#components/ui/scan-form.tsx';
import { voteTitle } from '#components/vote/subject-words.tsx';
import { runtime } from '#server/runtime.ts';
import { attach } from './actions.ts';

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function VoteScanPage({ params, searchParams }: Props) {
  const [{ slug }, asked] = [await params, await searchParams];
  const [t, v] = [await getTranslations('vote.record'), await getTranslations('vote')];
  const { votes } = await found(
    runtime().vote.queries.voteList(await currentActor(), slug),
    `/f/${slug}/vote/scan`,
  );
  const counted = votes.filter(({ may }) => may.scan);
  const vote = counted.find(({ id }) => id === asked.vote) ?? counted[0];
  if (!vote) notFound();
  return (
    <ScanForm
      title={t('title')}
      of={`${v('number', { number: vote.number })}. ${voteTitle(v, vote)}`}
      body={t('body')}
      problem={await scanProblem(asked)}
      action={attach}
      hidden={{ slug, voteId: vote.id }}
      label={t('file')}
      send={t('send')}
    />
  );
}
