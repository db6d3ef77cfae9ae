'use client';
/** One row of somebody's list: what was read, what is doubtful about it, which of two schools is meant. */
import { useTranslations } from 'next-intl';
import { Checkbox } from '#components/ui/choice.tsx';
import { Select } from '#components/ui/select.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import type { PreviewRow } from '#domain/forum/people.ts';

export function isUnsure(row: PreviewRow): boolean {
  return row.flags.length > 0 || row.schoolChoice.length > 0 || row.already !== null;
}

export function ImportRow({
  row,
  schools,
  onChange,
}: {
  row: PreviewRow;
  schools: readonly { id: string; shortName: string }[];
  onChange: (over: Partial<PreviewRow>) => void;
}) {
  const t = useTranslations('people.importPage');
  const p = useTranslations('people');
  const doubtful = (code: string) => row.flags.some((flag) => flag.code === code);
  const choice = schools.filter(({ id }) => row.schoolChoice.includes(id));
  return (
    <li className="border-line border-b py-1">
      <Checkbox
        isSelected={row.take}
        onChange={(take) => onChange({ take })}
        aria-label={t('take', { name: row.fullName || t('line', { line: row.line }) })}
      >
        <span className="font-medium">{row.fullName || '—'}</span>
        <span className="block text-sm text-ink-2">
          {[row.post, row.schoolName, row.municipality, row.phone, row.email].filter(Boolean).join(' · ')}
        </span>
        {row.already && <span className="block text-sm text-ochre">{t('flag.already')}</span>}
        {row.flags.map((flag) => (
          <span key={flag.code} className="block text-sm text-ochre">
            {t(`flag.${flag.code}`, { line: 'line' in flag ? flag.line : row.line })}
          </span>
        ))}
      </Checkbox>
      {doubtful('phone_unsure') && (
        <TextField
          className="mb-2 ml-8 max-w-md"
          label={p('phone')}
          value={row.phone}
          onChange={(phone) => onChange({ phone })}
        />
      )}
      {doubtful('email_unsure') && (
        <TextField
          className="mb-2 ml-8 max-w-md"
          label={p('email')}
          value={row.email}
          onChange={(email) => onChange({ email })}
        />
      )}
      {choice.length > 0 && (
        <Select
          className="mb-2 ml-8 max-w-md"
          label={t('whichSchool')}
          selectedKey={row.schoolId}
          onSelectionChange={(key) => onChange({ schoolId: String(key) })}
          options={choice.map(({ id, shortName }) => ({ id, label: shortName }))}
        />
      )}
    </li>
  );
}
