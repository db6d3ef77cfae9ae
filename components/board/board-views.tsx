/** Table, columns, dates, the whole in figures: offered when there is enough to show; below twenty rows one table says it best. */
import { useTranslations } from 'next-intl';
import { buttonClass } from '#components/ui/button-class.ts';
import { MANY } from '#domain/recommendation/columns.ts';

const VIEWS = ['table', 'desk', 'columns', 'timeline', 'dashboard'] as const;

export function BoardViews({
  slug,
  here,
  total,
}: {
  slug: string;
  here: (typeof VIEWS)[number];
  total: number;
}) {
  const t = useTranslations('board.views');
  if (total < MANY && (here === 'table' || here === 'desk')) return null;
  const base = `/f/${slug}/board`;
  return (
    <nav data-print="no" aria-label={t('label')} className="mb-6 flex flex-wrap gap-1">
      {VIEWS.map((view) => (
        <a
          key={view}
          href={view === 'table' ? base : `${base}/${view}`}
          aria-current={view === here ? 'page' : undefined}
          className={buttonClass(view === here ? 'ink' : 'quiet', 'sm')}
        >
          {t(view)}
        </a>
      ))}
    </nav>
  );
}
