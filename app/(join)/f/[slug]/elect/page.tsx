/**
 * The ballot of an election on any phone. What is protected and what is not stands under it in plain words, by the way
 * in which this very page was opened; the choice never stands in an address.
 */
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { BallotForm } from '#components/election/ballot-form.tsx';
import { FollowRound } from '#components/election/follow-round.tsx';
import { MySheet } from '#components/election/my-sheet.tsx';
import { ElectionRuleWords } from '#components/election/rule-words.tsx';
import { PlainHead, PlainLinkButton, PlainNotice } from '#components/ui/plain/plain.tsx';
import { CODE_ALPHABET, readCode } from '#domain/election/kinds.ts';
import type { ElectionView, RoundView } from '#domain/election/views.ts';
import { shortTitle } from '#domain/forum/title.ts';
import { runtime } from '#server/runtime.ts';
import { PagePrefs } from '../../../page-prefs.tsx';
import { Protection } from '../../../protection.tsx';
import { cast } from './actions.ts';

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('election.ballot'))('title') };
}

/** The round under way, else the one announced last. */
function shownOf(elections: readonly ElectionView[]) {
  const all = elections.flatMap((election) => election.rounds.map((round) => ({ election, round })));
  const live = all.find(({ round }) => round.state === 'open' || round.state === 'closed');
  const past = all
    .filter(({ round }) => round.state === 'announced')
    .sort((a, b) => ((a.round.announcedAt ?? '') < (b.round.announcedAt ?? '') ? 1 : -1));
  return live ?? past[0] ?? null;
}

export default async function ElectPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const { change } = await searchParams;
  const here = `/f/${slug}/elect`;
  const actor = await currentActor();
  const [desk, home] = [
    await found(runtime().election.queries.electionDesk(actor, slug), here),
    await found(runtime().forum.queries.forumHome(actor, slug), here),
  ];
  const [t, b] = [await getTranslations('election'), await getTranslations('election.ballot')];
  const shown = shownOf(desk.elections);
  const mark = shown ? `${shown.round.id}:${shown.round.state}` : 'none';
  return (
    <>
      <PlainHead name={shortTitle(home.forum.name)} over={t('title')} href={`/f/${slug}/now`} />
      <main id="main" className="j-main">
        {shown ? (
          <>
            <p className="j-over">{t(`kind.${shown.round.kind}`, { round: shown.round.number })}</p>
            <h1 className="j-title">
              {t('name', {
                number: shown.election.number,
                post: t(`post.${shown.election.post}`, { title: shown.election.title }),
              })}
            </h1>
            <Present {...shown} slug={slug} change={change === '1'} />
          </>
        ) : (
          <>
            <h1 className="j-title">{b('waiting')}</h1>
            <p>{b('waitingNote')}</p>
          </>
        )}
        <p className="j-actions">
          <PlainLinkButton href={here} small>
            {b('refresh')}
          </PlainLinkButton>
          <PlainLinkButton href={`/f/${slug}/now`} small tone="quiet">
            {b('back')}
          </PlainLinkButton>
        </p>
        <FollowRound forumId={desk.forumId} mark={mark} />
      </main>
      <PagePrefs path={here} />
    </>
  );
}

type Shown = { election: ElectionView; round: RoundView; slug: string; change: boolean };
const nameIn = (election: ElectionView, id: string) =>
  election.candidates.find((one) => one.id === id)?.name ?? '';

async function Present({ election, round, slug, change }: Shown) {
  const [t, b] = [await getTranslations('election'), await getTranslations('election.ballot')];
  const { mine, state } = round;
  if (state === 'announced') return <Announced election={election} round={round} />;
  if (mine.channel === null)
    return <PlainNotice title={b('notOnRoll')}>{` ${b('notOnRollNote')}`}</PlainNotice>;
  if (mine.channel !== 'device')
    return <PlainNotice kind="awaits" title={t(mine.channel === 'hand' ? 'desk.byHand' : 'desk.byPaper')} />;
  const secret = round.secrecy === 'secret';
  if (!secret && mine.picks && !change) {
    const names = mine.picks.map((id) => nameIn(election, id)).join(', ') || b('against');
    return (
      <>
        <PlainNotice kind="done" title={b('accepted')}>{` ${b('acceptedOpen')}`}</PlainNotice>
        <p className="j-subtitle">{b('mine', { names })}</p>
        {mine.receipt && <p className="j-note">{b('receipt', { receipt: mine.receipt.slice(0, 8) })}</p>}
        {state === 'open' && (
          <PlainLinkButton href={`/f/${slug}/elect?change=1`}>{b('change')}</PlainLinkButton>
        )}
      </>
    );
  }
  if (state === 'closed') return <PlainNotice title={b('closed')}>{` ${b('closedNote')}`}</PlainNotice>;
  const people = round.candidates.flatMap((id) => election.candidates.find((one) => one.id === id) ?? []);
  const only = people.length === 1 && round.seats === 1;
  const errors = Object.fromEntries(
    (
      [
        'not_open',
        'paper_spent',
        'already_cast',
        'key_elsewhere',
        'blind_wrong',
        'wrong_picks',
        'by_paper',
      ] as const
    ).map((code) => [`election/${code}`, t(`errors.${code}`, { seats: round.seats })]),
  );
  return (
    <>
      <BallotForm
        slug={slug}
        roundId={round.id}
        seats={round.seats}
        secret={secret}
        candidates={people.map(({ id, name, note }) => ({ id, name, note }))}
        chosen={mine.picks ?? []}
        issueKey={round.issueKey}
        code={codeFrom(runtime().services.ids.id())}
        taken={secret && mine.taken}
        issued={mine.issued}
        words={{
          choose: only ? b('single', { name: people[0]?.name ?? '' }) : b('choose', { seats: round.seats }),
          against: b(only ? 'againstOne' : 'against'),
          for: b('for'),
          not: b('not'),
          cast: b(secret ? 'cast' : 'castOpen'),
          code: b('code'),
          codeNote: b('codeNote'),
          accepted: b('accepted'),
          acceptedNote: b(secret ? 'acceptedNote' : 'acceptedOpen'),
          notSent: b('notSent'),
          sending: b('sending'),
          again: b('again'),
          blind: b('protected.blind'),
          noBlind: '',
          errors: { ...errors, other: b('offline') },
        }}
        to={{ noun: 'election' }}
        act={cast}
      />
      <ElectionRuleWords className="j-note" rule={election.rule} kind={round.kind} seats={round.seats} />
      {secret && <Protection />}
    </>
  );
}

/** Ten letters out of 128 random bits. */
function codeFrom(id: string): string {
  return Array.from({ length: 10 }, (_, at) => {
    const pair = id.charCodeAt(at * 2) * 64 + id.charCodeAt(at * 2 + 1);
    return CODE_ALPHABET[pair % CODE_ALPHABET.length];
  }).join('');
}

async function Announced({ election, round }: { election: ElectionView; round: RoundView }) {
  const [t, b] = [await getTranslations('election'), await getTranslations('election.ballot')];
  const { result, sheets, lot } = round;
  if (!result) return null;
  const elected = [...result.elected, ...(lot?.order.slice(0, result.left) ?? [])];
  const marked = (picks: readonly string[]) =>
    picks.map((id) => nameIn(election, id)).join(', ') || t('result.nobody');
  return (
    <>
      <PlainNotice
        kind={elected.length > 0 ? 'done' : 'news'}
        title={
          elected.length > 0
            ? `${t('result.elected')}: ${elected.map((id) => nameIn(election, id)).join(', ')}`
            : t(`result.next.${result.next}`)
        }
      />
      <dl className="j-list j-totals">
        {result.votes.map(({ id, votes }) => (
          <div key={id}>
            <dt>{nameIn(election, id)}</dt>
            <dd>{votes}</dd>
          </div>
        ))}
        {(['against', 'abstain', 'invalid'] as const).map(
          (key) =>
            result[key] > 0 && (
              <div key={key}>
                <dt>{t(`result.${key}`)}</dt>
                <dd>{result[key]}</dd>
              </div>
            ),
        )}
      </dl>
      <p className="j-note">{t('result.taking', { taking: result.taking, roll: result.roll })}</p>
      {sheets && (
        <>
          <MySheet
            roundId={round.id}
            sheets={sheets.map(({ code, picks }) => ({ code, marked: marked(picks) }))}
            words={{ found: b('foundIn'), lost: b('lostIn'), forget: b('forget') }}
          />
          <details className="j-sheet">
            <summary>{t('result.sheets', { count: sheets.length })}</summary>
            <p>{t('result.sheetsNote')}</p>
            <dl className="j-list j-totals">
              {sheets.map(({ code, picks }) => (
                <div key={code}>
                  <dt>{readCode(code)}</dt>
                  <dd>{marked(picks)}</dd>
                </div>
              ))}
            </dl>
          </details>
        </>
      )}
    </>
  );
}
