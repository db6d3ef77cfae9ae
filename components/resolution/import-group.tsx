'use client';
/** One addressee of a printed resolution with its clauses; a clause shows what is unsure of it and lets a person decide. */
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { TextArea, TextField } from '#components/ui/text-field.tsx';
import type { PrintedReading } from '#domain/resolution/import/reading.ts';
import type { Settled, SettledItem } from '#domain/resolution/import/settle.ts';

type Group = Settled['groups'][number];
type Doubt = PrintedReading['doubts'][number];

export function ImportGroup({
  group,
  doubts,
  onChange,
}: {
  group: Group;
  doubts: Doubt[];
  onChange: (group: Group) => void;
}) {
  const t = useTranslations('paper.import');
  const put = (at: number, ...items: SettledItem[]) =>
    onChange({ ...group, items: group.items.flatMap((old, n) => (n === at ? items : [old])) });
  const name = [group.verb, group.addressees.join(', ')].filter(Boolean).join(' ') || t('ownDecisions');
  return (
    <section aria-label={name} className="border-line border-t pt-5">
      <h2 className="mb-3 font-serif text-xl font-semibold">{name}</h2>
      <div className="mb-4 grid gap-4 sm:grid-cols-[12rem_minmax(0,1fr)]">
        <TextField
          label={t('field.verb')}
          value={group.verb}
          maxLength={100}
          onChange={(verb) => onChange({ ...group, verb, heading: '' })}
        />
        <TextArea
          label={t('field.addressees')}
          hint={t('field.addresseesHint')}
          rows={1}
          value={group.addressees.join('\n')}
          onChange={(text) => onChange({ ...group, addressees: text.split('\n'), heading: '' })}
        />
      </div>
      <ol className="flex flex-col gap-4">
        {group.items.map((item, at) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: clauses keep their order while they are settled
            key={at}
            className={item.level ? 'ml-6' : ''}
          >
            <Clause
              item={item}
              // A clause divided by the person is no longer the one that was read.
              doubt={doubts.find((one) => one.item === at && group.items.length >= doubts.length)}
              put={(...items) => put(at, ...items)}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Clause({
  item,
  doubt,
  put,
}: {
  item: SettledItem;
  doubt: Doubt | undefined;
  put: (...items: SettledItem[]) => void;
}) {
  const t = useTranslations('paper.import');
  const measures = doubt?.measures ?? [];
  const whole = measures.length > 1 && measures.every((part) => item.text.includes(part));
  const unsure = (doubt?.days.length ?? 0) > 0 && item.deadlineDay === null;
  return (
    <div className="grid gap-x-4 gap-y-2 sm:grid-cols-[minmax(0,1fr)_14rem]">
      <TextArea
        label={t('clause', { marker: item.marker || '–' })}
        serif
        rows={2}
        value={item.text}
        maxLength={20_000}
        onChange={(text) => put({ ...item, text })}
      />
      <div className="flex flex-col gap-2">
        <TextField
          label={t('field.deadlineText')}
          value={item.deadlineText}
          maxLength={300}
          onChange={(deadlineText) => put({ ...item, deadlineText })}
          optional
        />
        <TextField
          type="date"
          label={t('field.deadlineDay')}
          value={item.deadlineDay ?? ''}
          onChange={(day) =>
            put({
              ...item,
              deadlineDay: day || null,
              deadlinePrecision: day ? (item.deadlinePrecision ?? 'day') : null,
            })
          }
          optional
        />
      </div>
      {(unsure || whole) && (
        <div className="flex flex-wrap items-center gap-3 sm:col-span-2">
          {unsure && <span className="font-medium text-ochre">{t('unsureDay')}</span>}
          {unsure &&
            doubt?.days.map((day) => (
              <Button
                key={day}
                size="sm"
                tone="line"
                onPress={() => put({ ...item, deadlineDay: day, deadlinePrecision: 'day' })}
              >
                {t('isDay', { day: new Date(`${day}T00:00:00Z`) })}
              </Button>
            ))}
          {whole && (
            <Button
              size="sm"
              tone="line"
              onPress={() =>
                put(
                  ...measures.map((text, at) => ({
                    ...item,
                    text,
                    ...(at > 0 && { deadlineText: '', deadlineDay: null, deadlinePrecision: null }),
                  })),
                )
              }
            >
              {t('split', { count: measures.length })}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
