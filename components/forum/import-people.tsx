'use client';
/** A file or a pasted table → every row with its doubts → the list. Nothing is saved before the last press. */
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/choice.tsx';
import { FileField } from '#components/ui/file-field.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { EmptyState } from '#components/ui/states.tsx';
import { TextArea } from '#components/ui/text-field.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { PeoplePreview, PreviewRow } from '#domain/forum/people.ts';
import type { Fail, Result } from '#domain/result.ts';
import type { Act } from './act.ts';
import { ImportRow, isUnsure } from './import-row.tsx';
import { useAct } from './use-act.ts';

type Read = PeoplePreview & { schools: { id: string; shortName: string }[] };
const PORTION = 100;

export function ImportPeople({
  forumId,
  done,
  read,
  act,
}: {
  forumId: string;
  done: string;
  read: (form: FormData) => Promise<Result<Read>>;
  act: Act;
}) {
  const t = useTranslations('people.importPage');
  const [preview, setPreview] = useState<Read | null>(null);
  const [refused, setRefused] = useState<Fail | null>(null);
  const [reading, start] = useTransition();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    form.set('forumId', forumId);
    start(async () => {
      const result = await read(form).catch((): Fail => ({ ok: false, code: 'unavailable' }));
      setRefused(result.ok ? null : result);
      if (result.ok) setPreview(result.data);
    });
  }

  if (preview?.rows.length === 0)
    return (
      <EmptyState title={t('none')} action={<Button onPress={() => setPreview(null)}>{t('again')}</Button>} />
    );
  if (preview)
    return (
      <Review forumId={forumId} done={done} preview={preview} act={act} onAgain={() => setPreview(null)} />
    );
  return (
    <form onSubmit={submit} className="flex max-w-3xl flex-col gap-5">
      <FormMessage failure={refused} />
      <FileField name="file" label={t('file')} accept=".xlsx,.csv,.txt" maxMegabytes={10} />
      <TextArea name="text" label={t('text')} rows={8} />
      <div>
        <Button type="submit" tone="ink" pending={reading}>
          {t('read')}
        </Button>
      </div>
    </form>
  );
}

function Review({
  forumId,
  done,
  preview,
  act,
  onAgain,
}: {
  forumId: string;
  done: string;
  preview: Read;
  act: Act;
  onAgain: () => void;
}) {
  const t = useTranslations('people.importPage');
  const ui = useTranslations('ui');
  const router = useRouter();
  const [rows, setRows] = useState<readonly PreviewRow[]>(preview.rows);
  const [onlyUnsure, setOnlyUnsure] = useState(false);
  const [shown, setShown] = useState(PORTION);
  const [newSchools, setNewSchools] = useState(true);
  const [voting, setVoting] = useState(true);
  const { run, pending, failure } = useAct(act);
  const visible = rows.map((row, at) => ({ row, at })).filter(({ row }) => !onlyUnsure || isUnsure(row));
  const taken = rows.filter(({ take }) => take);
  // A refused row is named, so that one bad address does not hide among five hundred.
  const wrong = [
    ...new Set(
      Object.keys(failure?.fields ?? {}).map((path) => Number(/^people\.(\d+)\./.exec(path)?.[1] ?? -1)),
    ),
  ]
    .flatMap((at) => (taken[at] ? [`${taken[at].fullName} (${t('line', { line: taken[at].line })})`] : []))
    .slice(0, 10);
  const change = (at: number, over: Partial<PreviewRow>) =>
    setRows((was) => was.map((row, n) => (n === at ? { ...row, ...over } : row)));

  function save() {
    const people = taken.map(
      ({ fullName, post, schoolId, schoolName, schoolFull, municipality, email, phone, role }) => ({
        fullName,
        post,
        schoolId,
        schoolName,
        schoolFull,
        municipality,
        email,
        phone,
        roles: role === 'participant' || role === 'guest' ? [role] : [role, 'participant'],
        voting: voting && role !== 'guest',
      }),
    );
    run('importPeople', { forumId, people, newSchools }, () => {
      toast({ title: t('done', { count: people.length }) });
      router.push(done);
    });
  }

  return (
    <div className="flex max-w-5xl flex-col gap-4">
      <p className="font-semibold" aria-live="polite">
        {t('found', { count: rows.length })}
        <span className="font-normal text-ink-2">
          {' · '}
          {t('unsure', { count: preview.unsure })}
          {preview.already > 0 && ` · ${t('already', { count: preview.already })}`}
        </span>
      </p>
      {preview.skipped.length > 0 && (
        <p className="text-sm text-ink-2">{t('skipped', { count: preview.skipped.length })}</p>
      )}
      {preview.unsure + preview.already > 0 && (
        <div>
          <Button size="sm" aria-pressed={onlyUnsure} onPress={() => setOnlyUnsure(!onlyUnsure)}>
            {t(onlyUnsure ? 'all' : 'onlyUnsure')}
          </Button>
        </div>
      )}
      <ol className="border-ink border-t">
        {visible.slice(0, shown).map(({ row, at }) => (
          <ImportRow
            key={`${row.line}-${at}`}
            row={row}
            schools={preview.schools}
            onChange={(over) => change(at, over)}
          />
        ))}
      </ol>
      {visible.length > shown && (
        <div>
          <Button size="sm" onPress={() => setShown(shown + 500)}>
            {ui('showMore')}
          </Button>
        </div>
      )}
      <div>
        {preview.newSchools > 0 && (
          <Checkbox isSelected={newSchools} onChange={setNewSchools}>
            {t('newSchools', { count: preview.newSchools })}
          </Checkbox>
        )}
        <Checkbox isSelected={voting} onChange={setVoting}>
          {t('voting')}
        </Checkbox>
      </div>
      <FormMessage failure={failure} />
      {wrong.length > 0 && <p className="text-ochre">{t('check', { names: wrong.join('; ') })}</p>}
      <div className="flex flex-wrap gap-2">
        <Button tone="ink" pending={pending} isDisabled={taken.length === 0} onPress={save}>
          {t('save', { count: taken.length })}
        </Button>
        <Button onPress={onAgain}>{t('again')}</Button>
      </div>
    </div>
  );
}
