'use client';
/** A question on the phone: read, answered, accepted. Without JavaScript the same form goes to the server by itself. */
import type { FormEvent } from 'react';
import { PlainNotice, plainButtonClass } from '#components/ui/plain/plain.tsx';
import type { Value } from '#domain/quiz/answer.ts';
import { letterOf } from '#domain/quiz/letters.ts';
import type { MineView, PlayView, StageRound } from '#domain/quiz/run-views.ts';
import { AnswerControls } from './answer-controls.tsx';
import { type Labels, say } from './labels.ts';
import { PlayImage } from './play-image.tsx';
import { useAnswer } from './use-answer.ts';
import { clockText, useLeft } from './use-left.ts';

export type Texts = { labels: Labels; errors: Labels; locale: string };
type Props = Texts & {
  view: PlayView;
  round: StageRound;
  mine: MineView;
  slug: string;
  cmdId: string;
  /** «12:15:30», for whoever has no script. */
  until: string;
  send: (form: FormData) => Promise<void>;
};

export function PlayQuestion(props: Props) {
  const { view, round, mine, labels, errors, locale } = props;
  const { phase } = view.run;
  const taken = mine.answer?.roundId === round.id ? mine.answer.value : null;
  const answer = useAnswer(round, phase, mine.factor, taken);
  const value = taken ?? (answer.at === 'taken' ? answer.value : null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void answer.send();
  };
  return (
    <>
      <Head {...props} />
      {phase === 'ready' && <p className="j-note">{say(labels, 'ready')}</p>}
      {mine.sitsOut ? (
        <PlainNotice title={say(labels, 'sitsOut')} />
      ) : value ? (
        <Taken value={value} round={round} labels={labels} locale={locale} />
      ) : phase === 'locked' ? (
        <PlainNotice title={say(labels, 'locked')}> {say(labels, 'noAnswer')}</PlainNotice>
      ) : (
        round.options.length + round.targets.length + Number(phase !== 'ready') > 0 && (
          <form action={props.send} onSubmit={submit} className="j-stack">
            <input type="hidden" name="slug" value={props.slug} />
            <input type="hidden" name="roundId" value={round.id} />
            <input type="hidden" name="cmdId" value={props.cmdId} />
            {phase === 'paused' && (
              <PlainNotice title={say(labels, 'paused')}> {say(labels, 'pausedNote')}</PlainNotice>
            )}
            <AnswerControls
              round={round}
              fields={answer.fields}
              disabled={answer.at === 'sending'}
              labels={labels}
              locale={locale}
              onChange={answer.change}
            />
            <div aria-live="polite">
              {answer.problem && (
                <p className="j-problem">{say(labels, answer.problem) || say(errors, answer.problem)}</p>
              )}
              {answer.at === 'sending' && <p className="j-note">{say(labels, 'sending')}</p>}
            </div>
            {phase === 'answering' && (
              <button
                type="submit"
                className={plainButtonClass('cinnabar', true)}
                disabled={answer.at === 'sending'}
              >
                {say(labels, 'send')}
              </button>
            )}
          </form>
        )
      )}
    </>
  );
}

function Head({ view, round, mine, labels, until, slug }: Props) {
  const { phase } = view.run;
  return (
    <>
      <div>
        <p className="j-over j-spread">
          <span>
            {[
              round.decider
                ? say(labels, 'decider')
                : round.ordinal > 0 && say(labels, 'question', { number: round.ordinal, of: view.questions }),
              round.practice && say(labels, 'practice'),
              round.kind === 'multiple' && say(labels, 'several'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <Left view={view} round={round} factor={mine.factor} labels={labels} />
        </p>
        {round.situation && <p className="j-situation">{round.situation}</p>}
        <h1 className="j-subtitle j-stem" id="question" tabIndex={-1}>
          {round.stem}
        </h1>
      </div>
      <PlayImage image={round.image} slug={slug} />
      {round.caseText && (
        <details className="j-details">
          <summary>{say(labels, 'situation')}</summary>
          <p className="j-pre">{round.caseText}</p>
        </details>
      )}
      {phase === 'answering' && (
        <noscript>
          <p className="j-note">{until}</p>
        </noscript>
      )}
    </>
  );
}

const SPOKEN = [30, 10, 5];

export function Left({
  view,
  round,
  factor,
  labels,
}: {
  view: PlayView;
  round: StageRound;
  factor: number;
  labels: Labels;
}) {
  const { phase } = view.run;
  const bell = round.closeAt + round.ms * (Math.max(1, factor) - 1);
  const runs = phase === 'answering' || phase === 'showing';
  const left = useLeft(
    phase === 'ready' ? round.openAt : runs ? bell : null,
    phase === 'paused' ? round.leftMs : null,
  );
  if (left === null) return null;
  const text = phase === 'ready' ? say(labels, 'opensIn', { seconds: left }) : clockText(left);
  return (
    <>
      <strong
        className={runs && left <= 10 ? 'j-clock j-clock-last' : 'j-clock'}
        role="timer"
        aria-live="off"
      >
        {text}
      </strong>
      <span className="j-hidden" aria-live="polite">
        {runs && SPOKEN.includes(left) ? say(labels, 'left', { left: clockText(left) }) : ''}
      </span>
    </>
  );
}

function Taken({
  value,
  round,
  labels,
  locale,
}: { value: Value; round: StageRound } & Omit<Texts, 'errors'>) {
  return (
    <PlainNotice kind="done" title={say(labels, 'accepted')}>
      {' '}
      {say(labels, 'acceptedNote', { answer: answerText(value, round, locale) })}
    </PlainNotice>
  );
}

function answerText(value: Value, { options, targets }: StageRound, locale: string): string {
  const one = (id: string) => {
    const at = options.findIndex((option) => option.id === id);
    return at < 0 ? id : `${letterOf(at, locale)}) ${options[at]?.text}`;
  };
  if ('options' in value) return value.options.map(one).join(', ');
  if ('text' in value) return value.text;
  if ('number' in value) return String(value.number).replace('.', ',');
  if ('scale' in value) return String(value.scale);
  if ('order' in value) return value.order.map(one).join(' → ');
  return value.pairs
    .map(({ left, right }) => `${one(left)} — ${targets.find(({ id }) => id === right)?.text ?? ''}`)
    .join('; ');
}
