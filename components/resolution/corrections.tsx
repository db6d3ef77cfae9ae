/** Corrections beside the adopted text: what stood, what is to be read, who and when. Works in server pages. */
import { useFormatter, useTranslations } from 'next-intl';
import type { CorrectionView } from '#domain/resolution/views.ts';

export function Corrections({ list }: { list: readonly CorrectionView[] }) {
  const t = useTranslations('resolution.correction');
  const format = useFormatter();
  if (list.length === 0) return <p className="text-ink-2">{t('empty')}</p>;
  return (
    <ol className="divide-y divide-line border-line border-y">
      {list.map((one) => (
        <li key={one.number} className="py-3">
          <p className="flex flex-wrap gap-x-4 text-sm text-ink-2">
            <span className="font-medium text-ink">{t(one.kind, { number: one.number })}</span>
            <span>{one.marker ? t('clause', { marker: one.marker }) : t('other')}</span>
            <span>{t('by', { name: one.by, date: format.dateTime(new Date(one.at), 'dateTime') })}</span>
          </p>
          <p className="mt-1 font-serif">
            <del className="bg-ochre-wash decoration-ochre">{one.before}</del>{' '}
            <ins className="bg-green-wash no-underline">{one.after || '∅'}</ins>
          </p>
          {one.reason && <p className="text-sm text-ink-2">{one.reason}</p>}
        </li>
      ))}
    </ol>
  );
}
