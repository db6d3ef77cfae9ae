'use client';
/** The reveal: what was right, how the hall answered, and why. Numbers only; nobody's answer has a name here. */
import { useLocale, useTranslations } from 'next-intl';
import { CheckSign } from '#components/ui/icons.tsx';
import { letterOf } from '#domain/quiz/letters.ts';
import type { HallQuiz, Reveal, StageRound } from '#domain/quiz/run-views.ts';
import { localeOf } from '#messages/locale.ts';
import { BesideImage, sizeOf, Where } from './wall-parts.tsx';

const CHOSEN = ['single', 'multiple', 'true_false', 'poll', 'scale'];

export function WallReveal({ quiz, round, reveal }: { quiz: HallQuiz; round: StageRound; reveal: Reveal }) {
  const t = useTranslations('quiz.wall');
  const words = round.kind === 'cloud' || round.kind === 'open';
  return (
    <div className="s-scene s-quiz">
      <p className="s-over s-spread">
        <Where quiz={quiz} round={round} />
        <span>
          {reveal.right === null
            ? t('answeredAll', { answered: reveal.answered })
            : t('rightOf', { right: reveal.right, answered: reveal.answered })}
        </span>
      </p>
      <h1
        className={`s-stem ${sizeOf(round.stem, reveal.explanation, ...reveal.bars.map(({ text }) => text))}`}
      >
        {round.stem}
      </h1>
      <BesideImage image={round.image}>
        {CHOSEN.includes(round.kind) ? (
          <Bars round={round} reveal={reveal} />
        ) : words ? (
          <Words reveal={reveal} cloud={round.kind === 'cloud'} />
        ) : (
          <Solution round={round} reveal={reveal} />
        )}
      </BesideImage>
      {reveal.middle !== null && round.kind === 'scale' && (
        <p className="s-subtitle">{t('mean', { value: reveal.middle })}</p>
      )}
      {reveal.explanation && <p className="s-explanation">{reveal.explanation}</p>}
    </div>
  );
}

function Bars({ round, reveal }: { round: StageRound; reveal: Reveal }) {
  const t = useTranslations('quiz.wall');
  const locale = localeOf(useLocale());
  const most = Math.max(1, ...reveal.bars.map(({ count }) => count));
  return (
    <ol className={`s-bars ${sizeOf(...reveal.bars.map(({ text }) => text), reveal.explanation)}`}>
      {reveal.bars.map((bar, at) => (
        <li key={bar.id} data-right={bar.right}>
          <b>{round.kind === 'scale' ? bar.text : letterOf(at, locale)}</b>
          <span>
            {round.kind !== 'scale' && bar.text}
            {bar.right && (
              <strong>
                <CheckSign aria-hidden /> {t('right')}
              </strong>
            )}
            {bar.count > 0 && <i style={{ width: `${(bar.count / most) * 100}%` }} />}
          </span>
          <em>{bar.count}</em>
        </li>
      ))}
    </ol>
  );
}

function Words({ reveal, cloud }: { reveal: Reveal; cloud: boolean }) {
  const t = useTranslations('quiz.wall');
  const most = Math.max(1, ...reveal.bars.map(({ count }) => count));
  if (reveal.bars.length === 0) return <p className="s-subtitle">{t('few')}</p>;
  return (
    <ul className={cloud ? 's-cloud' : 's-words'}>
      {reveal.bars.map((bar) => (
        <li key={bar.id} style={cloud ? { fontSize: `${1 + (bar.count / most) * 2}rem` } : undefined}>
          {bar.text}
        </li>
      ))}
    </ul>
  );
}

function Solution({ round, reveal }: { round: StageRound; reveal: Reveal }) {
  const t = useTranslations('quiz.wall');
  return (
    <>
      <p className="s-over">{t('solution')}</p>
      {round.kind === 'order' || round.kind === 'match' ? (
        <ol className={`s-solution ${sizeOf(...reveal.solution)}`}>
          {reveal.solution.map((line, at) => (
            <li key={line}>
              <b>{at + 1}</b> {line}
            </li>
          ))}
        </ol>
      ) : (
        <p className="s-huge s-answer">{reveal.solution[0]}</p>
      )}
      {reveal.bars.length > 0 && (
        <p className="s-over">
          {t('said')}: {reveal.bars.map(({ text, count }) => `${text} (${count})`).join(', ')}
        </p>
      )}
    </>
  );
}
