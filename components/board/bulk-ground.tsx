/** Concluding several: one verdict with its ground for all; the preview is asked for anew. */
import { useTranslations } from 'next-intl';
import { buttonClass } from '#components/ui/button-class.ts';
import { CONTROL } from '#components/ui/field-parts.tsx';
import type { Profile } from '#domain/forum/presets.ts';
import { VERDICTS, type Verdict } from '#domain/recommendation/rules.ts';
import { PROFILE_WORDS } from '#domain/recommendation/words.ts';

export function BulkGround({
  profile,
  rows,
  asked,
}: {
  profile: Profile;
  rows: readonly { number: number }[];
  asked: { verdict: Verdict; note: string };
}) {
  const t = useTranslations('board');
  const words = PROFILE_WORDS[profile].verdicts;
  // What names a successor is concluded one by one.
  const verdicts = VERDICTS.filter((one) => one !== 'superseded' && one !== 'merged');
  return (
    <form method="get" className="mb-6 flex flex-wrap items-end gap-3">
      <input type="hidden" name="event" value="close" />
      {rows.map((row) => (
        <input key={row.number} type="hidden" name="n" value={row.number} />
      ))}
      <label className="flex flex-col gap-1 text-sm font-medium">
        {t('do.verdict')}
        <select name="verdict" defaultValue={asked.verdict} className={CONTROL}>
          {verdicts.map((one) => (
            <option key={one} value={one}>
              {t(words[one] as never)}
            </option>
          ))}
        </select>
      </label>
      <label className="flex min-w-0 grow basis-72 flex-col gap-1 text-sm font-medium">
        {t('do.note')}
        <input name="note" defaultValue={asked.note} maxLength={2000} className={CONTROL} />
      </label>
      <button type="submit" className={buttonClass('line')}>
        {t('bulk.preview')}
      </button>
    </form>
  );
}
