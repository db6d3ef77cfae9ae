'use client';
/** Paste or file → what was read of it → settled by a person → taken in. Nothing is saved before the last press. */
import { useTranslations } from 'next-intl';
import { type FormEvent, useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { FileField } from '#components/ui/file-field.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { TextArea } from '#components/ui/text-field.tsx';
import type { PrintedReading } from '#domain/resolution/import/reading.ts';
import type { ResolutionState } from '#domain/resolution/views.ts';
import type { Fail, Result } from '#domain/result.ts';
import { ImportReview } from './import-review.tsx';

export type ImportAct = (name: 'importDraft' | 'importAdopted', input: unknown) => Promise<Result<unknown>>;
export type ImportPlace = { forumId: string; slug: string; state: ResolutionState | null; act: ImportAct };

export function ImportDesk({
  read,
  ...place
}: ImportPlace & { read: (form: FormData) => Promise<Result<PrintedReading>> }) {
  const t = useTranslations('paper.import');
  const [reading, setReading] = useState<PrintedReading | null>(null);
  const [refused, setRefused] = useState<Fail | null>(null);
  const [pending, start] = useTransition();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    form.set('slug', place.slug);
    start(async () => {
      const result = await read(form).catch((): Fail => ({ ok: false, code: 'unavailable' }));
      setRefused(result.ok ? null : result);
      if (result.ok) setReading(result.data);
    });
  }

  return (
    <>
      {/* Kept in the page, so that what was pasted is there again after a look at the reading. */}
      <form onSubmit={submit} hidden={reading !== null} className="flex max-w-3xl flex-col gap-5">
        <FormMessage failure={refused} />
        <FileField name="file" label={t('file')} accept=".docx,.txt,.md" maxMegabytes={10} />
        <TextArea name="text" label={t('text')} rows={10} serif maxLength={300_000} />
        <div>
          <Button type="submit" tone="ink" pending={pending}>
            {t('read')}
          </Button>
        </div>
      </form>
      {reading && <ImportReview reading={reading} onAgain={() => setReading(null)} {...place} />}
    </>
  );
}
