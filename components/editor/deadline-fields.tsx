'use client';
/**
 * A deadline in words. What was understood is shown at once; where the words allow two days a person says which, and
 * who said so is kept. Nothing is invented: unread words stay words.
 */
import { useFormatter, useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { parseDeadline } from '#domain/resolution/deadline.ts';
import type { Block, BlockFields } from '#domain/resolution/draft.ts';
import { Radio, RadioGroup } from '../ui/choice.tsx';
import { TextField } from '../ui/text-field.tsx';

type DeadlineValues = Pick<
  BlockFields,
  'deadlineText' | 'deadlineDay' | 'deadlinePrecision' | 'deadlineSettledBy'
>;

export function DeadlineFields({
  block,
  base,
  settledBy,
  onChange,
}: {
  block: Block;
  base: string | null;
  settledBy: string;
  onChange(values: DeadlineValues): void;
}) {
  const t = useTranslations('editor.deadline');
  const format = useFormatter();
  const [text, setText] = useState(block.deadlineText);
  const read = parseDeadline(text, { base });
  const words = (day: string) =>
    format.dateTime(new Date(`${day}T12:00:00Z`), {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
  const commit = () => {
    if (text.trim() === block.deadlineText) return;
    onChange({
      deadlineText: text.trim(),
      deadlineDay: read.day,
      deadlinePrecision: read.precision,
      deadlineSettledBy: null,
    });
  };
  // Words that are stored grow a line in the sheet and push the readings down from under the finger: while somebody is
  // pressing one of them, the words wait to be stored together with the answer.
  const pressing = useRef<{ answered: boolean } | null>(null);
  const store = useRef(commit);
  store.current = commit;
  const press = () => {
    const press = { answered: false };
    pressing.current = press;
    const over = () => {
      window.removeEventListener('pointerup', over);
      window.removeEventListener('pointercancel', over);
      window.setTimeout(() => {
        pressing.current = null;
        if (!press.answered) store.current();
      });
    };
    window.addEventListener('pointerup', over);
    window.addEventListener('pointercancel', over);
  };
  const said = block.deadlineSettledBy !== null && block.deadlineText === text.trim();
  const meaning =
    text.trim() === ''
      ? t('hint')
      : read.recurrence
        ? read.day
          ? t('repeatsFrom', { period: t(`every.${read.recurrence}`), day: words(read.day) })
          : t('repeats', { period: t(`every.${read.recurrence}`) })
        : read.readings.length > 1
          ? t('ambiguous')
          : read.day
            ? t('means', { day: words(read.day) })
            : read.needsConfirmation
              ? t('needsBase')
              : t('onlyWords');
  return (
    <div className="flex flex-col gap-2">
      <TextField
        label={t('label')}
        hint={meaning}
        value={text}
        onChange={setText}
        onBlur={() => {
          if (!pressing.current) commit();
        }}
        maxLength={300}
      />
      {read.readings.length > 1 && (
        <div onPointerDownCapture={press}>
          <RadioGroup
            label={t('which')}
            value={said ? (block.deadlineDay ?? 'none') : null}
            onChange={(day) => {
              if (pressing.current) pressing.current.answered = true;
              const reading = read.readings.find((item) => item.day === day);
              onChange({
                deadlineText: text.trim(),
                deadlineDay: reading?.day ?? null,
                deadlinePrecision: reading?.precision ?? null,
                deadlineSettledBy: settledBy,
              });
            }}
          >
            {read.readings.map(({ day }) => (
              <Radio key={day} value={day}>
                {words(day)}
              </Radio>
            ))}
            <Radio value="none">{t('noDay')}</Radio>
          </RadioGroup>
        </div>
      )}
    </div>
  );
}
