/** What was played, newest first, each with its results. Works in server pages. */
import { getFormatter, getTranslations } from 'next-intl/server';
import { TextLink } from '#components/ui/link.tsx';
import type { RunCard } from '#domain/quiz/views.ts';

export async function RunList({
  slug,
  runs,
  timeZone,
}: {
  slug: string;
  runs: readonly RunCard[];
  timeZone: string;
}) {
  const [t, format] = [await getTranslations('quiz.runs'), await getFormatter()];
  return (
    <ul className="border-line border-t">
      {runs.map((run) => (
        <li
          key={run.id}
          className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-line border-b py-2.5"
        >
          <span className="min-w-0 grow basis-64">
            <span className="wrap-anywhere">{run.title}</span>
            <span className="block text-ink-2 text-sm">
              {[
                format.dateTime(new Date(run.at), 'date', { timeZone }),
                run.teams ? t('tables', { count: run.tables }) : t('alone'),
                t('rounds', { count: run.rounds }),
                !run.over && t('on'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
          <TextLink href={`/f/${slug}/quiz/results/${run.id}`}>{t('results')}</TextLink>
        </li>
      ))}
    </ul>
  );
}
