'use client';
/** The quiz on the wall: one scene a phase, following the run by itself. Sizes are of wall.css; what is long is set smaller, never under the last row's eye. */
import { useLocale, useTranslations } from 'next-intl';
import { letterOf } from '#domain/quiz/letters.ts';
import type { HallQuiz, StageRound } from '#domain/quiz/run-views.ts';
import { localeOf } from '#messages/locale.ts';
import { clockText, useLeft } from './use-left.ts';
import { WallBoard } from './wall-board.tsx';
import { BesideImage, sizeOf, Where } from './wall-parts.tsx';
import { WallReveal } from './wall-reveal.tsx';

export function WallQuiz({ quiz }: { quiz: HallQuiz | null }) {
  const t = useTranslations('quiz.wall');
  if (!quiz) {
    return (
      <div className="s-scene">
        <h1 className="s-title">{t('none')}</h1>
      </div>
    );
  }
  const { phase } = quiz.run;
  const { round } = quiz;
  if (phase === 'lobby') return <Lobby quiz={quiz} />;
  if (phase === 'leaderboard' || phase === 'finished' || phase === 'closed') return <WallBoard quiz={quiz} />;
  if (!round) {
    return (
      <div className="s-scene">
        <p className="s-over">{t('soon')}</p>
        <h1 className="s-title">{quiz.run.title}</h1>
      </div>
    );
  }
  if (phase === 'reveal' && round.reveal)
    return <WallReveal quiz={quiz} round={round} reveal={round.reveal} />;
  return <Question quiz={quiz} round={round} />;
}

function Lobby({ quiz }: { quiz: HallQuiz }) {
  const t = useTranslations('quiz.wall');
  const { tables, progress, run } = quiz;
  return (
    <div className="s-scene">
      <p className="s-over">{t('lobby')}</p>
      <h1 className="s-title">{run.title}</h1>
      {run.teams ? (
        <>
          <p className="s-subtitle">{t('sitDown')}</p>
          <ul className={tables.length > 12 ? 's-tables s-tables-many' : 's-tables'}>
            {tables.map((table) => (
              <li key={table.id} data-taken={table.taken}>
                {table.name || t('table', { number: table.number })}
                <span>{table.taken ? t('here') : ''}</span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="s-huge">{t('players', { count: progress.of })}</p>
      )}
    </div>
  );
}

function Question({ quiz, round }: { quiz: HallQuiz; round: StageRound }) {
  const t = useTranslations('quiz.wall');
  const { phase } = quiz.run;
  const options = round.options.map(({ text }) => text);
  // A long situation was read aloud; when the options stand beside it, it is on the phones.
  const whole = round.situation.length + round.stem.length + options.join('').length;
  const situation = phase === 'ready' || phase === 'showing' || whole < 520 ? round.situation : '';
  return (
    <div className="s-scene s-quiz">
      <p className="s-over s-spread">
        <Where quiz={quiz} round={round} />
        <Count quiz={quiz} />
      </p>
      {situation && <p className={`s-situation ${sizeOf(situation, ...options)}`}>{situation}</p>}
      <h1 className={`s-stem ${sizeOf(round.stem, situation, options.join('').slice(0, 200))}`}>
        {round.stem}
      </h1>
      <BesideImage image={round.image}>
        <Choices round={round} />
      </BesideImage>
      {['answering', 'paused'].includes(phase) && round.options.length === 0 && !round.scale && (
        <p className="s-subtitle s-over">{t('byPhone')}</p>
      )}
      {phase === 'ready' && <p className="s-subtitle s-over">{t('ready')}</p>}
      <Clock quiz={quiz} round={round} />
    </div>
  );
}

/** What there is to choose from; what is matched stands face to face. */
function Choices({ round }: { round: StageRound }) {
  const locale = localeOf(useLocale());
  const { options, targets, scale } = round;
  if (scale) {
    const marks = Array.from({ length: scale.to - scale.from + 1 }, (_, at) => scale.from + at);
    return (
      <div>
        <p className="s-scale">
          {marks.map((mark) => (
            <span key={mark}>{mark}</span>
          ))}
        </p>
        <p className="s-scale-ends s-over">
          <span>{scale.low}</span>
          <span>{scale.high}</span>
        </p>
      </div>
    );
  }
  if (options.length === 0) return null;
  const size = sizeOf(...[...options, ...targets].map(({ text }) => text));
  const left = (
    <ol className={`s-options ${size}`}>
      {options.map((option, at) => (
        <li key={option.id}>
          <b>{letterOf(at, locale)}</b>
          <span>{option.text}</span>
        </li>
      ))}
    </ol>
  );
  if (targets.length === 0) return left;
  return (
    <div className="s-pairs">
      {left}
      <ul className={`s-options s-targets ${size}`}>
        {targets.map((target, at) => (
          <li key={target.id}>
            <b>{at + 1}</b>
            <span>{target.text}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Count({ quiz }: { quiz: HallQuiz }) {
  const t = useTranslations('quiz.wall');
  const { phase } = quiz.run;
  if (!['answering', 'paused', 'locked'].includes(phase)) return <span />;
  return (
    <span>
      {phase === 'locked' && <strong>{t('locked')} · </strong>}
      {t('answered', quiz.progress)}
    </span>
  );
}

function Clock({ quiz, round }: { quiz: HallQuiz; round: StageRound }) {
  const t = useTranslations('quiz.wall');
  const { phase } = quiz.run;
  const runs = phase === 'answering' || phase === 'showing';
  const left = useLeft(
    phase === 'ready' ? round.openAt : runs ? round.closeAt : null,
    phase === 'paused' ? round.leftMs : null,
  );
  if (left === null) return null;
  if (phase === 'ready') return <p className="s-clock s-over">{t('opensIn', { seconds: left })}</p>;
  const share = Math.max(0, Math.min(1, (left * 1_000) / round.ms));
  return (
    <div className="s-clock" data-last={runs && left <= 10}>
      <div className="s-bar">
        <span style={{ width: `${share * 100}%` }} />
      </div>
      <p>{phase === 'paused' ? t('paused', { left: clockText(left) }) : clockText(left)}</p>
    </div>
  );
}
