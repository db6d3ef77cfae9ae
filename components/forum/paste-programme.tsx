'use client';
/** Paste → see what was understood, line by line, with its doubts → take in. Nothing is saved before the last press. */
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/choice.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { EmptyState } from '#components/ui/states.tsx';
import { TextArea } from '#components/ui/text-field.tsx';
import type { ProgrammeFlag } from '#domain/forum/parse/programme.ts';
import type { ProgrammeItemInput } from '#domain/forum/programme-schema.ts';
import type { Fail, Result } from '#domain/result.ts';
import type { Act } from './act.ts';
import { useAct } from './use-act.ts';
import { Days } from './when.tsx';

type Item = ProgrammeItemInput & { line: number; flags: ProgrammeFlag[] };
type Preview = { items: Item[]; skipped: { line: number; text: string }[] };

export function PasteProgramme({
  forumId,
  done,
  present,
  read,
  act,
}: {
  forumId: string;
  done: string;
  /** Items that stand in the programme already. */
  present: number;
  read: (input: { forumId: string; text: string }) => Promise<Result<Preview>>;
  act: Act;
}) {
  const t = useTranslations('forum.paste');
  const router = useRouter();
  const [text, setText] = useState('');
  const [preview, setPreview] = useState<Preview | null>(null);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [replace, setReplace] = useState(false);
  const [refused, setRefused] = useState<Fail | null>(null);
  const [reading, start] = useTransition();
  const { run, pending, failure } = useAct(act);

  const parse = () =>
    start(async () => {
      const result = await read({ forumId, text }).catch((): Fail => ({ ok: false, code: 'unavailable' }));
      setRefused(result.ok ? null : result);
      if (result.ok) setPreview(result.data);
    });

  if (!preview)
    return (
      <div className="flex max-w-4xl flex-col gap-4">
        <FormMessage failure={refused} />
        <TextArea label={t('text')} rows={14} value={text} onChange={setText} autoFocus />
        <div>
          <Button tone="ink" onPress={parse} pending={reading} isDisabled={text.trim() === ''}>
            {t('read')}
          </Button>
        </div>
      </div>
    );
  if (preview.items.length === 0)
    return (
      <EmptyState
        title={t('nothing')}
        action={<Button onPress={() => setPreview(null)}>{t('again')}</Button>}
      />
    );

  const taken = preview.items.filter((_, at) => !left.has(at));
  return (
    <div className="flex max-w-4xl flex-col gap-4">
      <p className="font-semibold">
        {t('found', { count: preview.items.length })}
        {preview.skipped.length > 0 && (
          <span className="font-normal text-ink-2">
            {' '}
            · {t('skippedCount', { count: preview.skipped.length })}
          </span>
        )}
      </p>
      <FormMessage failure={failure} />
      <ol className="border-ink border-t">
        {preview.items.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is never reordered, and lines may be equal
          <li key={at} className="border-line border-b">
            <Line
              item={item}
              newDay={item.day !== preview.items[at - 1]?.day}
              taken={!left.has(at)}
              onTake={(take) =>
                setLeft((was) => (take ? new Set([...was].filter((n) => n !== at)) : new Set([...was, at])))
              }
            />
          </li>
        ))}
      </ol>
      {present > 0 && (
        <Checkbox isSelected={replace} onChange={setReplace}>
          {t('replace', { count: present })}
        </Checkbox>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          tone="ink"
          pending={pending}
          isDisabled={taken.length === 0}
          onPress={() =>
            run(
              'importProgramme',
              {
                forumId,
                replace,
                items: taken.map(({ line: _line, flags: _flags, ...item }) => ({
                  ...item,
                  title: item.title || '—',
                })),
              },
              () => router.push(done),
            )
          }
        >
          {t('save', { count: taken.length })}
        </Button>
        <Button onPress={() => setPreview(null)}>{t('again')}</Button>
      </div>
    </div>
  );
}

function Line({
  item,
  newDay,
  taken,
  onTake,
}: {
  item: Item;
  newDay: boolean;
  taken: boolean;
  onTake: (take: boolean) => void;
}) {
  const t = useTranslations('forum');
  return (
    <>
      {newDay && (
        <p className="pt-3 font-semibold">
          <Days from={item.day} />
        </p>
      )}
      <Checkbox isSelected={taken} onChange={onTake} aria-label={t('paste.take', { title: item.title })}>
        <span className="font-medium tabular-nums">
          {[item.startsAt, item.endsAt].filter(Boolean).join(' – ')}
        </span>{' '}
        {item.title}
        <span className="block text-sm text-ink-2">
          {[
            t(`programme.kinds.${item.kind}`),
            item.room,
            ...item.speakers.map(({ name, post, school }) => [name, post, school].filter(Boolean).join(', ')),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {item.flags.map((flag) => (
          <span key={flag.code} className="block text-sm text-ochre">
            {t(`paste.flag.${flag.code}`, { line: 'line' in flag ? flag.line : 0 })}
          </span>
        ))}
      </Checkbox>
    </>
  );
}
