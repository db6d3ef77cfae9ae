/** A written ballot behind a secret address: opening it changes nothing, one form casts, and it may be changed until the deadline. */
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getFormatter, getTranslations } from 'next-intl/server';
import { refusalText } from '#app/refused.ts';
import { PlainButton, PlainChoice, PlainHead, PlainNotice } from '#components/ui/plain/plain.tsx';
import { SubjectWords, voteTitle } from '#components/vote/subject-words.tsx';
import { type ErrorCode, isRefusal } from '#domain/errors.ts';
import { CHOICES } from '#domain/vote/kinds.ts';
import type { LinkBallot } from '#domain/vote/views.ts';
import { shortHash } from '#domain/vote/words.ts';
import { runtime } from '#server/runtime.ts';
import { PagePrefs } from '../../page-prefs.tsx';
import { castByLink } from './actions.ts';

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The address is a secret: it is neither indexed nor told to other pages. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vote.ballot'))('title'), robots: { index: false, follow: false } };
}

async function viewOf(token: string): Promise<LinkBallot> {
  try {
    return await runtime().vote.queries.ballotByLink(token.slice(0, 64));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    notFound();
  }
}

export default async function WrittenBallotPage({ params, searchParams }: Props) {
  const [{ token }, { done, problem }] = [await params, await searchParams];
  const view = await viewOf(token);
  const [t, b, w, format] = [
    await getTranslations('vote'),
    await getTranslations('vote.ballot'),
    await getTranslations('vote.written'),
    await getFormatter(),
  ];
  const until = view.closesAt
    ? format.dateTime(new Date(view.closesAt), 'dateTime', { timeZone: view.forum.timeZone })
    : '';
  return (
    <>
      <PlainHead name={view.forum.name} over={t('title')} />
      <main id="main" className="j-main">
        {typeof problem === 'string' && (
          <PlainNotice kind="problem" title={b('notSent')}>
            {` ${await refusalText({ code: problem.slice(0, 60) as ErrorCode })}`}
          </PlainNotice>
        )}
        <p className="j-over">{t('number', { number: view.number })}</p>
        <h1 className="j-title">{voteTitle(t, view)}</h1>
        <p>{w('linkWho', { name: view.fullName })}</p>
        {view.subject && <SubjectWords subject={view.subject} />}
        {view.sha256 && <p className="j-note">{b('text', { hash: shortHash(view.sha256) })}</p>}
        {done === '1' && view.choice && (
          <PlainNotice kind="done" title={b('accepted')}>
            {` ${b('mine', { choice: t(`choice.${view.choice}`) })}. ${b('acceptedNote')}`}
          </PlainNotice>
        )}
        {view.open ? (
          <>
            <p className="j-note">{t('until', { until })}</p>
            <form action={castByLink} className="j-stack">
              <input type="hidden" name="token" value={token} />
              <input type="hidden" name="sha256" value={view.sha256 ?? ''} />
              <PlainChoice
                name="choice"
                label={b('title')}
                required
                value={view.choice ?? ''}
                options={CHOICES.map((choice) => ({ value: choice, label: t(`choice.${choice}`) }))}
              />
              <PlainButton tone="cinnabar" wide>
                {t(view.choice ? 'ballot.change' : 'desk.toBallot')}
              </PlainButton>
            </form>
          </>
        ) : (
          <PlainNotice title={w('linkGone')}>{view.receipt && ` ${b('acceptedClosed')}`}</PlainNotice>
        )}
      </main>
      <PagePrefs path={`/w/${token}`} />
    </>
  );
}
