/** Filters under a name: links, and a small form to keep the one on the screen. */
import { useTranslations } from 'next-intl';
import { buttonClass } from '#components/ui/button-class.ts';
import { Disclosure } from '#components/ui/disclosure.tsx';
import type { KeptView } from '#domain/recommendation/kept-view.ts';
import { ActionForm, Field, type FormAction, Tick } from './form.tsx';

export function KeptViews({
  forumId,
  here,
  query,
  views,
  mayShare,
  keep,
  drop,
}: {
  forumId: string;
  here: string;
  /** Of the filter on the screen; empty when nothing is filtered. */
  query: string;
  views: readonly KeptView[];
  mayShare: boolean;
  keep: FormAction;
  drop: FormAction;
}) {
  const t = useTranslations('board.views');
  const shown = views.find((view) => view.query === query);
  if (views.length === 0 && query === '') return null;
  return (
    <div data-print="no" className="mb-6 flex flex-col gap-2">
      {views.length > 0 && (
        <nav aria-label={t('kept')} className="flex flex-wrap items-center gap-1">
          <span className="mr-2 text-sm text-ink-2">{t('kept')}</span>
          {views.map((view) => (
            <a
              key={view.id}
              href={`${here}?${view.query}`}
              aria-current={view === shown ? 'true' : undefined}
              className={buttonClass(view === shown ? 'ink' : 'quiet', 'sm')}
            >
              {view.name}
            </a>
          ))}
        </nav>
      )}
      {shown?.mayDrop && (
        <ActionForm
          key={shown.id}
          action={drop}
          hidden={{ viewId: shown.id }}
          submit={t('drop', { name: shown.name })}
          tone="quiet"
          size="sm"
        />
      )}
      {query !== '' && !shown && (
        <Disclosure title={t('keep')}>
          <ActionForm
            action={keep}
            hidden={{ forumId, query }}
            submit={t('save')}
            size="sm"
            className="flex max-w-md flex-col gap-3"
          >
            <Field name="name" label={t('name')} required maxLength={80} />
            {mayShare && <Tick name="shared">{t('shared')}</Tick>}
          </ActionForm>
        </Disclosure>
      )}
    </div>
  );
}
