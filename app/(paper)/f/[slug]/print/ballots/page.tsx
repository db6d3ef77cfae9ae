/** Ballots of an election or of a vote on paper, four a sheet, and the record which the tellers fill in and sign. */

import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { PrintBar } from '#components/forum/print-bar.tsx';
import { voteTitle } from '#components/vote/subject-words.tsx';
import { fullTitle } from '#domain/forum/title.ts';
import { CHOICES } from '#domain/vote/kinds.ts';
import { shortHash } from '#domain/vote/words.ts';
import { runtime } from '#server/runtime.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('election.paper'))('title') };
}

const A_SHEET = 4;
/** One in ten is spoilt and exchanged. */
const withSpare = (ballots: number) => Math.ceil((ballots * 1.1) / A_SHEET);

/** What is printed, in words; `null`: nothing waits for paper now. */
type Paper = {
  back: string;
  forum: { name: string; number: string; settlement: string; day: string };
  ballots: number;
  roll: number;
  title: string;
  of: string;
  how: string;
  options: { name: string; note?: string }[];
  protocolOf: string;
} | null;

async function ofElection(slug: string, here: string): Promise<Paper> {
  const paper = await found(runtime().election.queries.electionPaper(await currentActor(), slug), here);
  const { round, forum } = paper;
  if (!round) return null;
  const [t, e] = [await getTranslations('election.paper'), await getTranslations('election')];
  const post = e(`post.${round.post}`, { title: round.title });
  return {
    back: `/f/${slug}/elections`,
    forum,
    ballots: round.ballots,
    roll: round.roll,
    title: t('ballot', { secrecy: round.secrecy }),
    of: t('of', { post }),
    how: t('how', { seats: round.seats }),
    options: [...round.candidates, { name: e('ballot.against') }],
    protocolOf: t('protocolOf', { post, round: round.number }),
  };
}

async function ofVote(slug: string, here: string): Promise<Paper> {
  const actor = await currentActor();
  const { queries } = runtime().vote;
  // Only those who count print ballots.
  await found(queries.roll(actor, slug), here);
  const [{ vote }, { forum }] = [
    await found(queries.currentVote(actor, slug), here),
    await found(runtime().forum.queries.forumHome(actor, slug), here),
  ];
  if (!vote || vote.handRoll === 0 || (vote.state !== 'open' && vote.state !== 'closed')) return null;
  const [t, p] = [await getTranslations('vote'), await getTranslations('vote.paper')];
  const title = voteTitle(t, vote);
  return {
    back: `/f/${slug}/vote`,
    forum: { name: forum.name, number: forum.number, settlement: forum.settlement, day: forum.startsOn },
    ballots: vote.handRoll,
    roll: vote.handRoll,
    title: p('ballot', { secrecy: vote.secrecy }),
    of: vote.sha256 ? `${title}. ${t('ballot.text', { hash: shortHash(vote.sha256) })}` : title,
    how: p('how'),
    options: CHOICES.map((choice) => ({ name: t(`choice.${choice}`) })),
    protocolOf: p('protocolOf', { number: vote.number, title }),
  };
}

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function Ballots({ params, searchParams }: Props) {
  const [{ slug }, { vote }] = [await params, await searchParams];
  const here = `/f/${slug}/print/ballots${vote ? '?vote=1' : ''}`;
  const paper = await (vote ? ofVote : ofElection)(slug, here);
  const [t, v, c] = [
    await getTranslations('election.paper'),
    await getTranslations('vote.paper'),
    await getTranslations('common'),
  ];
  const sheets = paper ? withSpare(paper.ballots) : 0;
  return (
    <>
      <PrintBar
        label={t('print')}
        back={paper?.back ?? `/f/${slug}/${vote ? 'vote' : 'elections'}`}
        backLabel={c('back')}
      />
      {!paper ? (
        <main className="paper-sheet">
          <h1>{t('title')}</h1>
          <p className="mt-4">{vote ? v('none') : t('none')}</p>
        </main>
      ) : (
        <main>
          <h1 className="sr-only">{t('title')}</h1>
          <p data-print="no" className="text-center">
            {t('sheets', { sheets, ballots: sheets * A_SHEET })}
          </p>
          {Array.from({ length: sheets }, (_, sheet) => (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: sheets are alike.
              key={sheet}
              className="paper-sheet ballots"
            >
              {[0, 1, 2, 3].map((at) => (
                <Ballot key={at} paper={paper} />
              ))}
            </div>
          ))}
          <Protocol paper={paper} />
        </main>
      )}
    </>
  );
}

function Ballot({ paper }: { paper: NonNullable<Paper> }) {
  return (
    <section className="ballot">
      <p className="text-center text-sm">{paper.forum.name}</p>
      <h2>{paper.title}</h2>
      <p className="text-center">{paper.of}</p>
      <p className="my-2 text-sm">{paper.how}</p>
      <table>
        <tbody>
          {paper.options.map(({ name, note }) => (
            <tr key={name + (note ?? '')}>
              <td>
                <strong>{name}</strong>
                {note && <span className="block text-sm">{note}</span>}
              </td>
              <td className="ballot-square" />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

async function Protocol({ paper }: { paper: NonNullable<Paper> }) {
  const [t, e, format] = [
    await getTranslations('election.paper'),
    await getTranslations('election'),
    await getFormatter(),
  ];
  const { forum } = paper;
  const day = format.dateTime(new Date(`${forum.day}T12:00:00Z`), {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return (
    <div className="paper-sheet">
      <h2 className="text-center font-bold">{t('protocol')}</h2>
      <p className="text-center">{paper.protocolOf}</p>
      <p className="mt-4 flex justify-between">
        <span>{day}</span>
        <span>{forum.settlement}</span>
      </p>
      <p className="mt-2">{fullTitle(forum)}</p>
      <p className="mt-2">{t('roll', { roll: paper.roll })}</p>
      <table className="mt-4">
        <tbody>
          {(['printed', 'issued', 'spoilt', 'unused', 'found', 'invalid'] as const).map((key) => (
            <tr key={key}>
              <td>{e(`tellers.${key}`)}</td>
              <td className="w-28" />
            </tr>
          ))}
          {paper.options.map(({ name, note }) => (
            <tr key={name + (note ?? '')}>
              <td>{name}</td>
              <td className="w-28" />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-6">{t('signatures')}</p>
      {[1, 2, 3].map((line) => (
        <p key={line} className="mt-8 border-current border-b" />
      ))}
    </div>
  );
}
