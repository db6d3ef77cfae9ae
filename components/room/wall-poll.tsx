'use client';
/** Scenes of polls and clouds, and of questions from the hall. Results stand only when shown and from five answers on. */
import { useLocale, useTranslations } from 'next-intl';
import { LEAST_ANSWERS } from '#domain/poll/kinds.ts';
import type { PollResult, PollView } from '#domain/poll/views.ts';
import type { QuestionList, QuestionView } from '#domain/question/views.ts';
import { letterOf } from '#domain/quiz/letters.ts';
import { localeOf } from '#messages/locale.ts';

export function WallPoll({ poll }: { poll: PollView | null }) {
  const t = useTranslations('screen');
  if (!poll) {
    return (
      <div className="s-scene">
        <h1 className="s-title">{t('noPoll')}</h1>
      </div>
    );
  }
  const { result } = poll;
  const short = poll.title.length < 70;
  return (
    <div className="s-scene">
      <p className={poll.state === 'open' ? 's-awaits' : 's-over'}>
        {t(poll.state === 'open' ? (poll.kind === 'cloud' ? 'cloudOpen' : 'pollOpen') : 'pollClosed')}
      </p>
      <h1 className={short && !result && poll.options.length < 6 ? 's-title' : 's-subtitle s-decision'}>
        {poll.title}
      </h1>
      {result ? (
        poll.kind === 'cloud' ? (
          <Cloud result={result} />
        ) : (
          <Bars poll={poll} result={result} />
        )
      ) : (
        <Choices poll={poll} />
      )}
      <p className="s-over">
        {t('answered', { count: poll.answered })}
        {!result &&
          poll.shown &&
          poll.answered < LEAST_ANSWERS &&
          ` · ${t('tooFew', { count: LEAST_ANSWERS })}`}
        {result?.mean != null && ` · ${t('mean', { value: result.mean })}`}
      </p>
    </div>
  );
}

function Choices({ poll }: { poll: PollView }) {
  const locale = localeOf(useLocale());
  if (poll.kind === 'cloud') return null;
  if (poll.kind === 'scale')
    return (
      <p className="s-scale">
        {poll.options.map(({ id }) => (
          <span key={id}>{id}</span>
        ))}
      </p>
    );
  return (
    <ol className={poll.options.length > 6 ? 's-list s-two' : 's-list'}>
      {poll.options.map(({ id, text }, at) => (
        <li key={id}>
          <span>{letterOf(at, locale)}</span>
          <span>{text}</span>
        </li>
      ))}
    </ol>
  );
}

function Bars({ poll, result }: { poll: PollView; result: PollResult }) {
  const locale = localeOf(useLocale());
  const most = Math.max(1, ...result.options.map(({ count }) => count));
  return (
    <ul className={poll.options.length > 5 ? 's-poll s-poll-many' : 's-poll'}>
      {poll.options.map(({ id, text }, at) => {
        const count = result.options.find((one) => one.id === id)?.count ?? 0;
        return (
          <li key={id}>
            <span className="s-poll-name">
              {poll.kind === 'scale' ? text : `${letterOf(at, locale)}. ${text}`}
            </span>
            <span className="s-bar">
              <span style={{ width: `${(count / most) * 100}%` }} />
            </span>
            <span className="s-poll-count">{count}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** A wall of 56 by 15 rem, three quarters of it filled: how much the commonest word may grow above the rarest. */
function spreadOf(words: readonly { text: string; count: number }[], most: number): number {
  const area = (k: number) =>
    words.reduce((sum, { text, count }) => {
      const size = 1.05 + k * Math.sqrt(count / most);
      return sum + (text.length * 0.58 + 0.6) * size * 1.3 * size;
    }, 0);
  return [3, 2.6, 2.2, 1.8, 1.4, 1, 0.6].find((k) => area(k) <= 56 * 15 * 0.62) ?? 0.3;
}

/** The commonest word is the largest; nothing is smaller than the last row can read, nothing is turned on its side. */
export function Cloud({ result }: { result: PollResult }) {
  const most = Math.max(1, ...result.words.map(({ count }) => count));
  const shown = result.words.slice(0, 30);
  const spread = spreadOf(shown, most);
  // Set in the order of the alphabet, so that a word stays in its place while it grows.
  const places = [...shown].sort((a, b) => a.text.localeCompare(b.text, 'ru'));
  return (
    <ul className="s-said">
      {places.map(({ text, count }) => (
        <li
          key={text}
          style={{
            fontSize: `${(1.05 + spread * Math.sqrt(count / most)).toFixed(2)}rem`,
          }}
        >
          {text}
          <span className="s-hidden"> {count}</span>
        </li>
      ))}
    </ul>
  );
}

export function WallQuestion({ question }: { question: QuestionView | null }) {
  const t = useTranslations('screen');
  if (!question) {
    return (
      <div className="s-scene">
        <h1 className="s-title">{t('noQuestion')}</h1>
      </div>
    );
  }
  const long = question.text.length > 160;
  return (
    <div className="s-scene">
      <p className="s-awaits">{t('hallQuestion', { number: question.number })}</p>
      <h1 className={long ? 's-question s-question-long' : 's-question'}>{question.text}</h1>
      <p className="s-subtitle s-over">
        {[question.author ?? t('unsigned'), question.votes > 0 && t('supported', { count: question.votes })]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </div>
  );
}

/** Lines that fit the wall, and letters of a line. */
const LINES = 9;
const LINE = 74;

export function WallQuestions({ questions }: { questions: QuestionList | null }) {
  const t = useTranslations('screen');
  if (!questions || questions.list.length === 0) {
    return (
      <div className="s-scene">
        <h1 className="s-title">{t('askNow')}</h1>
        <p className="s-subtitle">{t('askHow')}</p>
      </div>
    );
  }
  // As many as fit whole: the best supported first.
  let room = LINES;
  const shown = questions.list.filter(({ text }, at) => {
    room -= Math.ceil(text.length / LINE) + 0.5;
    return at === 0 || room >= 0;
  });
  const more = questions.list.length + questions.more - shown.length;
  return (
    <div className="s-scene">
      <h1 className="s-subtitle s-decision">{t('questions')}</h1>
      <ol className="s-list s-questions">
        {shown.map(({ id, text, votes, highlighted }) => (
          <li key={id} aria-current={highlighted || undefined}>
            <span className="s-votes">{votes}</span>
            <span>{text}</span>
          </li>
        ))}
      </ol>
      {more > 0 && <p className="s-over">{t('moreQuestions', { count: more })}</p>}
    </div>
  );
}
