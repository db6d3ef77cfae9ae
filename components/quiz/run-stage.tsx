'use client';
/** What is on now, as the moderator reads it aloud: the phase, the clock, how many have answered, the question and, after it, the reveal. */
import { useLocale, useTranslations } from 'next-intl';
import { CheckSign } from '#components/ui/icons.tsx';
import { letterOf } from '#domain/quiz/letters.ts';
import type { DeskView, ProgressView } from '#domain/quiz/run-views.ts';
import { localeOf } from '#messages/locale.ts';
import { clockText, useLeft } from './use-left.ts';

const COUNTED = ['answering', 'paused', 'locked'];

export function RunStage({ view, progress }: { view: DeskView; progress: ProgressView | null }) {
  const t = useTranslations('quiz.run');
  const locale = localeOf(useLocale());
  const { run, round, questions } = view.play;
  const { phase } = run;
  const runs = phase === 'answering' || phase === 'showing';
  const left = useLeft(
    phase === 'ready' ? (round?.openAt ?? null) : runs ? (round?.closeAt ?? null) : null,
    phase === 'paused' ? (round?.leftMs ?? null) : null,
  );
  const all = progress !== null && progress.of > 0 && progress.answered >= progress.of;
  return (
    <section aria-labelledby="stage" className="rounded-sheet border border-line bg-sheet p-5 shadow-sheet">
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-ink-2">
        <span>
          {t(`phase.${phase}`)}
          {round && round.ordinal > 0 && ` · ${t('question', { number: round.ordinal, of: questions })}`}
        </span>
        {progress && COUNTED.includes(phase) && (
          <span className={all ? 'font-semibold text-green' : ''} role="status">
            {t('answered', { answered: progress.answered, of: progress.of })}
            {all && ` · ${t('all')}`}
          </span>
        )}
        {left !== null && (
          <strong
            className={`ml-auto text-3xl tabular-nums ${left <= 10 ? 'text-cinnabar' : 'text-ink'}`}
            role="timer"
          >
            {clockText(left)}
          </strong>
        )}
      </p>
      {round?.situation && <p className="mt-3 whitespace-pre-line font-serif">{round.situation}</p>}
      <h2 id="stage" className="mt-2 text-xl font-semibold wrap-anywhere">
        {round ? round.stem : run.title}
      </h2>
      {round && round.options.length > 0 && (
        <ol className="mt-3 flex flex-col gap-1.5">
          {round.options.map((option, at) => {
            const bar = round.reveal?.bars.find(({ id }) => id === option.id);
            return (
              <li
                key={option.id}
                className={`flex gap-3 rounded-control border px-3 py-2 ${bar?.right ? 'border-green bg-green-wash font-medium' : 'border-line'}`}
              >
                <b>{letterOf(at, locale)}</b>
                <span className="grow wrap-anywhere">{option.text}</span>
                {bar?.right && (
                  <CheckSign aria-label={t('phase.reveal')} className="size-5 shrink-0 text-green" />
                )}
                {bar && <span className="tabular-nums">{bar.count}</span>}
              </li>
            );
          })}
        </ol>
      )}
      {round?.reveal && (
        <div className="mt-4 flex flex-col gap-2 border-line border-t pt-3">
          {round.options.length === 0 && round.reveal.solution.length > 0 && (
            <p className="font-semibold text-green">{round.reveal.solution.join('; ')}</p>
          )}
          {round.options.length === 0 && round.reveal.bars.length > 0 && (
            <p className="text-sm text-ink-2">
              {round.reveal.bars.map(({ text, count }) => `${text} (${count})`).join(', ')}
            </p>
          )}
          {round.reveal.explanation && <p>{round.reveal.explanation}</p>}
        </div>
      )}
    </section>
  );
}
