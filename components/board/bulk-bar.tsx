/** What to do with the boxes ticked in the table: a plain form that leads to the preview; nothing changes here. */
import { useTranslations } from 'next-intl';
import { buttonClass } from '#components/ui/button-class.ts';
import { CONTROL } from '#components/ui/field-parts.tsx';
import { BULK_EVENTS } from '#domain/recommendation/bulk.ts';

export function BulkBar({ action, back }: { action: string; back: string }) {
  const t = useTranslations('board.bulk');
  return (
    <form
      id="bulk"
      method="get"
      action={action}
      data-print="no"
      className="sticky bottom-0 z-10 mt-6 flex flex-wrap items-end gap-3 border-ink border-t bg-paper py-3 max-md:bottom-16"
    >
      <label className="flex min-w-0 flex-col gap-1 text-sm font-medium">
        {t('what')}
        <select name="event" className={CONTROL}>
          {BULK_EVENTS.map((event) => (
            <option key={event} value={event}>
              {t(`do.${event}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className={buttonClass('ink')}>
        {t('preview')}
      </button>
      <a href={back} className={buttonClass('quiet')}>
        {t('stop')}
      </a>
    </form>
  );
}
