'use client';
/**
 * A table that came back, in two steps that work without script: read and looked over, then taken. What cannot be taken
 * stands beside its reason and has no tick.
 */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { FileField } from '#components/ui/file-field.tsx';
import { type Failure, FormMessage, useErrorText } from '#components/ui/form-message.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { SheetPreview as Preview, PreviewRow } from '#domain/exchange/views.ts';

/** `of` names the reading a form belongs to: once it is taken, only a new reading is shown again. */
export type SheetState = { fail?: Failure; preview?: Preview; note?: string; of?: string } | null;
type Action = (previous: SheetState, form: FormData) => Promise<SheetState>;

export function SheetImport({
  forumId,
  slug,
  read,
  apply,
}: {
  forumId: string;
  slug: string;
  read: Action;
  apply: Action;
}) {
  const t = useTranslations('exchange.page');
  const [state, run, pending] = useActionState(read, null);
  const [taken, take, taking] = useActionState(apply, null);
  return (
    <div className="flex flex-col gap-8">
      <form action={run} className="flex max-w-xl flex-col gap-4">
        <input type="hidden" name="slug" value={slug} />
        <FileField name="file" label={t('file')} accept=".xlsx,.csv" required maxMegabytes={10} />
        {state?.fail && <FormMessage failure={state.fail} />}
        <div>
          <Button type="submit" tone="ink" pending={pending}>
            {t('read')}
          </Button>
        </div>
      </form>
      {taken?.note && <Notice kind="done" title={taken.note} />}
      {taken?.fail && <FormMessage failure={taken.fail} />}
      {state?.preview && !(taken?.note && taken.of === state.of) && (
        <SheetPreview
          forumId={forumId}
          of={state.of ?? ''}
          preview={state.preview}
          action={take}
          pending={taking}
        />
      )}
    </div>
  );
}

function SheetPreview({
  forumId,
  of,
  preview,
  action,
  pending,
}: {
  forumId: string;
  of: string;
  preview: Preview;
  action: (form: FormData) => void;
  pending: boolean;
}) {
  const t = useTranslations('exchange.preview');
  const { rows, unknown, untouched } = preview;
  const lines = (twice: boolean) =>
    unknown
      .filter((one) => one.twice === twice)
      .map(({ line }) => t('line', { line }))
      .join(', ');
  return (
    <section aria-labelledby="preview" className="flex flex-col gap-4">
      <h3 id="preview" className="text-lg font-semibold">
        {t('title')}
      </h3>
      {lines(false) && <Notice title={t('unknown', { lines: lines(false) })} />}
      {lines(true) && <Notice title={t('twice', { lines: lines(true) })} />}
      {rows.length === 0 ? (
        <p>{t('nothing', { count: untouched })}</p>
      ) : (
        <form action={action} className="flex flex-col gap-4">
          <input type="hidden" name="forumId" value={forumId} />
          <input type="hidden" name="of" value={of} />
          <ul aria-label={t('caption')} className="divide-y divide-line border-line border-y">
            {rows.map((row) => (
              <ChangedRow key={row.line} row={row} />
            ))}
          </ul>
          <p className="text-ink-2">
            {t('untouched', { count: untouched })} {t('all')}
          </p>
          {rows.some((one) => one.row) && (
            <div>
              <Button type="submit" tone="ink" pending={pending}>
                {t('submit')}
              </Button>
            </div>
          )}
        </form>
      )}
    </section>
  );
}

function ChangedRow({ row }: { row: PreviewRow }) {
  const [t, column] = [useTranslations('exchange.preview'), useTranslations('exchange.column')];
  const errorText = useErrorText();
  const title = (
    <>
      <span className="font-semibold">{t('row', { number: row.number })}</span>{' '}
      <span className="text-sm text-ink-2">{t('line', { line: row.line })}</span>
      <span className="line-clamp-2 block text-ink-2">{row.text}</span>
    </>
  );
  return (
    <li className="py-4">
      {row.row ? (
        <label className="flex min-h-11 cursor-pointer items-start gap-3">
          <input
            type="checkbox"
            name="row"
            value={JSON.stringify(row.row)}
            defaultChecked
            aria-label={t('take', { number: row.number })}
            className="mt-0.5 size-5 shrink-0 accent-ink"
          />
          <span className="min-w-0">{title}</span>
        </label>
      ) : (
        <div className="pl-8">{title}</div>
      )}
      {row.conflict && <p className="mt-2 ml-8 font-medium text-ochre">{t('conflict')}</p>}
      <dl className="mt-2 ml-8 flex flex-col gap-2">
        {row.cells.map((cell) => (
          <div key={cell.field} className="min-w-0">
            <dt className="text-sm text-ink-2">{column(cell.field)}</dt>
            <dd className="min-w-0 whitespace-pre-line break-words">
              {cell.from && (
                <>
                  <span className="sr-only">{t('from')} </span>
                  <s className="text-ink-2">{cell.from}</s>{' '}
                </>
              )}
              <span className="sr-only">{t('to')} </span>
              <span className={cell.refused || row.conflict ? 'text-ink-2' : 'font-medium'}>
                {cell.to || t('empty')}
              </span>
            </dd>
            {cell.refused && !row.conflict && (
              <dd className="font-medium text-ochre">{errorText(cell.refused)}</dd>
            )}
          </div>
        ))}
      </dl>
    </li>
  );
}
