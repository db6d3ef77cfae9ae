/** Loading the tellers' record of a round. */
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { scanProblem } from '#app/scan-upload.ts';
import { ScanForm } from '#components/ui/scan-form.tsx';
import { runtime } from '#server/runtime.ts';
import { attach } from './actions.ts';

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function TellersScanPage({ params, searchParams }: Props) {
  const [{ slug }, asked] = [await params, await searchParams];
  const [t, e] = [await getTranslations('vote.record'), await getTranslations('election')];
  const desk = await found(
    runtime().election.queries.electionDesk(await currentActor(), slug),
    `/f/${slug}/elections/scan`,
  );
  const rounds = desk.elections.flatMap((election) =>
    election.rounds.map((round) => ({ election, round })).filter((one) => one.round.may.scan),
  );
  const one = rounds.find(({ round }) => round.id === asked.round) ?? rounds[0];
  if (!one) notFound();
  const { election, round } = one;
  const post = e(`post.${election.post}`, { title: election.title });
  return (
    <ScanForm
      title={t('title')}
      of={`${e('name', { number: election.number, post })}. ${e(`kind.${round.kind}`, { round: round.number })}`}
      body={t('body')}
      problem={await scanProblem(asked)}
      action={attach}
      hidden={{ slug, roundId: round.id }}
      label={t('file')}
      send={t('send')}
    />
  );
}
