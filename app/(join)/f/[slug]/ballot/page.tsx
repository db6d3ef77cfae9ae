/**
 * The ballot on any phone: a choice is one tap (a link that changes nothing), the confirmation a plain form. After it the
 * page is read from the database, so «Голос принят» is said of a committed row and of nothing else.
 */
import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { AwaitSign, CheckSign, RingSign, SlashSign } from '#components/ui/icons.tsx';
import { PlainHead, PlainLinkButton, PlainNotice } from '#components/ui/plain/plain.tsx';
import { ConfirmForm } from '#components/vote/confirm-form.tsx';
import { Follow } from '#components/vote/follow.tsx';
import { RuleWords } from '#components/vote/rule-words.tsx';
import { SubjectWords, voteTitle } from '#components/vote/subject-words.tsx';
import { shortTitle } from '#domain/forum/title.ts';
import { CHOICES } from '#domain/vote/kinds.ts';
import type { VoteView } from '#domain/vote/views.ts';
import { shortHash } from '#domain/vote/words.ts';
import { runtime } from '#server/runtime.ts';
import { PagePrefs } from '../../../page-prefs.tsx';
import { cast } from './actions.ts';
import { SecretBallot, Slips } from './secret.tsx';

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vote.ballot'))('title') };
}

const SIGNS = { for: CheckSign, against: SlashSign, abstain: RingSign };

export default async function BallotPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const { choice: asked, problem, change } = await searchParams;
  const here = `/f/${slug}/ballot`;
  const actor = await currentActor();
  const [{ vote, forumId }, home] = [
    await found(runtime().vote.queries.currentVote(actor, slug), here),
    await found(runtime().forum.queries.forumHome(actor, slug), here),
  ];
  const [t, b] = [await getTranslations('vote'), await getTranslations('vote.ballot')];
  const errors = await getTranslations('errors');
  const format = await getFormatter();
  const shown = vote && vote.state !== 'prepared' ? vote : null;
  const chosen = shown?.may.cast && !shown.issueKey ? CHOICES.find((known) => known === asked) : undefined;
  const text = shown?.sha256 ? await runtime().resolution.queries.votedText(actor, slug) : null;
  const [noun, reason] = typeof problem === 'string' ? problem.split('/') : [];
  const trouble =
    noun === 'vote' && reason && t.has(`errors.${reason}` as never)
      ? t(`errors.${reason}` as never)
      : noun
        ? errors.has(noun as never)
          ? errors(noun as never)
          : errors('unknown', { code: noun })
        : null;
  const mark = vote ? `${vote.id}:${vote.state}:${vote.mine.channel ?? ''}` : 'none';
  return (
    <>
      <PlainHead name={shortTitle(home.forum.name)} over={t('title')} href={`/f/${slug}/now`} />
      <main id="main" className="j-main">
        {trouble && (
          <PlainNotice kind="problem" title={b('notSent')}>
            {' '}
            {trouble}
          </PlainNotice>
        )}
        {!shown ? (
          <>
            <h1 className="j-title">{b('waiting')}</h1>
            <p>{b('waitingNote')}</p>
          </>
        ) : (
          <>
            <p className="j-over">{t('number', { number: shown.number })}</p>
            <h1 className="j-title">{voteTitle(t, shown)}</h1>
            {shown.subject && <SubjectWords subject={shown.subject} />}
            {shown.closesAt && shown.state === 'open' && (
              <p className="j-note">
                {t('until', { until: format.dateTime(new Date(shown.closesAt), 'dateTime') })}
              </p>
            )}
            {chosen ? (
              <Confirm vote={shown} slug={slug} chosen={chosen} />
            ) : (
              <Present vote={shown} slug={slug} change={change === '1'} />
            )}
            {!chosen && shown.state !== 'announced' && (
              <>
                {shown.state === 'open' && (
                  <RuleWords
                    className="j-note"
                    rule={shown.rule}
                    hall={shown.hall}
                    roll={shown.roll}
                    quorum={shown.quorum}
                    needed={shown.needed}
                    sha256={shown.sha256}
                  />
                )}
                {text && text.sha256 === shown.sha256 && (
                  <details className="j-sheet">
                    <summary>{b('readText')}</summary>
                    <div className="j-pre">{text.plain}</div>
                  </details>
                )}
              </>
            )}
          </>
        )}
        {!chosen && (
          <p className="j-actions">
            <PlainLinkButton href={here} small>
              {b('refresh')}
            </PlainLinkButton>
            <PlainLinkButton href={`/f/${slug}/now`} small tone="quiet">
              {b('back')}
            </PlainLinkButton>
          </p>
        )}
        <Follow forumId={forumId} mark={mark} />
      </main>
      <PagePrefs path={here} />
    </>
  );
}

async function Confirm({
  vote,
  slug,
  chosen,
}: {
  vote: VoteView;
  slug: string;
  chosen: (typeof CHOICES)[number];
}) {
  const [t, b] = [await getTranslations('vote'), await getTranslations('vote.ballot')];
  const choice = t(`choice.${chosen}`);
  return (
    <ConfirmForm
      slug={slug}
      voteId={vote.id}
      choice={chosen}
      sha256={vote.sha256}
      cmdId={runtime().services.ids.id()}
      words={{
        title: b('confirmTitle', { choice }),
        text: vote.sha256 ? b('text', { hash: shortHash(vote.sha256) }) : '',
        confirm: b('confirm', { choice }),
        other: b('other'),
        sending: b('sending'),
        notYet: b('notYet'),
        lost: b('lost'),
      }}
      act={cast}
    />
  );
}

async function Present({ vote, slug, change }: { vote: VoteView; slug: string; change: boolean }) {
  const [t, b] = [await getTranslations('vote'), await getTranslations('vote.ballot')];
  const { mine, state, result } = vote;
  if (state === 'announced' && result)
    return (
      <>
        <PlainNotice
          kind={result.decision === 'adopted' ? 'done' : 'news'}
          title={t(`decision.${result.decision}`)}
        >
          {result.unanimous && ` ${t('unanimous')}`}
        </PlainNotice>
        <dl className="j-list j-totals">
          {(['for', 'against', 'abstain', 'notVoted'] as const).map((key) => (
            <div key={key}>
              <dt>{t(`count.${key}`)}</dt>
              <dd>{result[key]}</dd>
            </div>
          ))}
        </dl>
        <p className="j-note">{t('hall', { present: result.present, listed: result.listed })}</p>
        <Slips vote={vote} />
      </>
    );
  if (!mine.onRoll) return <PlainNotice title={b('notOnRoll')}> {b('notOnRollNote')}</PlainNotice>;
  if (vote.method === 'hands')
    return (
      <PlainNotice kind="awaits" title={b('hands')}>
        {' '}
        {b('handsNote')}
      </PlainNotice>
    );
  if (mine.channel === 'sheet') return <PlainNotice title={t('errors.by_sheet')} />;
  if (mine.channel === 'hand' && (vote.secrecy === 'secret' || vote.method === 'paper'))
    return (
      <PlainNotice kind="awaits" title={b('byPaper')}>
        {' '}
        {b('byPaperNote')}
      </PlainNotice>
    );
  if (mine.channel === 'hand') return <PlainNotice title={b('byHand')}> {b('byHandNote')}</PlainNotice>;
  if (vote.issueKey) return <SecretBallot vote={vote} slug={slug} />;
  if (mine.cast && !change)
    return (
      <>
        <PlainNotice kind="done" title={b('accepted')}>
          {' '}
          {state === 'open' ? b('acceptedNote') : b('acceptedClosed')}
        </PlainNotice>
        {mine.choice && <p className="j-subtitle">{b('mine', { choice: t(`choice.${mine.choice}`) })}</p>}
        {mine.receipt && <p className="j-note">{b('receipt', { receipt: mine.receipt.slice(0, 8) })}</p>}
        {state === 'open' && (
          <PlainLinkButton href={`/f/${slug}/ballot?change=1`}>{b('change')}</PlainLinkButton>
        )}
      </>
    );
  if (state === 'closed') return <PlainNotice title={b('closed')}> {b('closedNote')}</PlainNotice>;
  return (
    <>
      <div className="j-answers">
        {CHOICES.map((choice) => {
          const SignOf = SIGNS[choice];
          return (
            <a key={choice} className="j-answer" href={`/f/${slug}/ballot?choice=${choice}`}>
              <SignOf aria-hidden />
              {t(`choice.${choice}`)}
            </a>
          );
        })}
      </div>
      <p className="j-note">
        <AwaitSign aria-hidden /> {vote.secrecy === 'named' ? t('secrecy.named') : b('anonymous')}
      </p>
    </>
  );
}
