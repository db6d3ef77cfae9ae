/** Ballots of an election, four a sheet, and the record which the tellers fill in and sign. */
import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { PrintBar } from '#components/forum/print-bar.tsx';
import type { ElectionPaper } from '#domain/election/views.ts';
import { runtime } from '#server/runtime.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('election.paper'))('title') };
}

const A_SHEET = 4;
/** One in ten is spoilt and exchanged. */
const withSpare = (ballots: number) => Math.ceil((ballots * 1.1) / A_SHEET);

export default async function Ballots({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const here = `/f/${slug}/print/ballots`;
  const paper = await found(runtime().election.queries.electionPaper(await currentActor(), slug), here);
  const [t, c] = [await getTranslations('election.paper'), await getTranslations('common')];
  const { round } = paper;
  const sheets = round ? withSpare(round.ballots) : 0;
  return (
    <>
      <PrintBar label={t('print')} back={`/f/${slug}/elections`} backLabel={c('back')} />
      {!round ? (
        <main className="paper-sheet">
          <h1>{t('title')}</h1>
          <p className="mt-4">{t('none')}</p>
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
                <Ballot key={at} round={round} name={paper.forum.name} />
              ))}
            </div>
          ))}
          <Protocol paper={paper} round={round} />
        </main>
      )}
    </>
  );
}

type Round = NonNullable<ElectionPaper['round']>;

async function Ballot({ round, name }: { round: Round; name: string }) {
  const [t, e] = [await getTranslations('election.paper'), await getTranslations('election')];
  return (
    <section className="ballot">
      <p className="text-center text-sm">{name}</p>
      <h2>{t('ballot', { secrecy: round.secrecy })}</h2>
      <p className="text-center">{t('of', { post: e(`post.${round.post}`, { title: round.title }) })}</p>
      <p className="my-2 text-sm">{t('how', { seats: round.seats })}</p>
      <table>
        <tbody>
          {round.candidates.map((one) => (
            <tr key={one.name + one.note}>
              <td>
                <strong>{one.name}</strong>
                {one.note && <span className="block text-sm">{one.note}</span>}
              </td>
              <td className="ballot-square" />
            </tr>
          ))}
          <tr>
            <td>{e('ballot.against')}</td>
            <td className="ballot-square" />
          </tr>
        </tbody>
      </table>
    </section>
  );
}

async function Protocol({ paper, round }: { paper: ElectionPaper; round: Round }) {
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
      <p className="text-center">
        {t('protocolOf', { post: e(`post.${round.post}`, { title: round.title }), round: round.number })}
      </p>
      <p className="mt-4 flex justify-between">
        <span>{day}</span>
        <span>{forum.settlement}</span>
      </p>
      <p className="mt-2">{[forum.number, forum.name].filter(Boolean).join(' ')}</p>
      <p className="mt-2">{t('roll', { roll: round.roll })}</p>
      <table className="mt-4">
        <tbody>
          {(['printed', 'issued', 'spoilt', 'unused', 'found', 'invalid'] as const).map((key) => (
            <tr key={key}>
              <td>{e(`tellers.${key}`)}</td>
              <td className="w-28" />
            </tr>
          ))}
          {round.candidates.map((one) => (
            <tr key={one.name + one.note}>
              <td>{one.name}</td>
              <td className="w-28" />
            </tr>
          ))}
          <tr>
            <td>{e('tellers.against')}</td>
            <td className="w-28" />
          </tr>
        </tbody>
      </table>
      <p className="mt-6">{t('signatures')}</p>
      {[1, 2, 3].map((line) => (
        <p key={line} className="mt-8 border-current border-b" />
      ))}
    </div>
  );
}
