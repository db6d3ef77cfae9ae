'use client';
/** File → what was read of it → let stand or not by a person → entered. Nothing is saved before the last press. */
import { useTranslations } from 'next-intl';
import { type FormEvent, useState, useTransition } from 'react';
import type { Fail, Result } from '#domain/result.ts';
import type { ReturnedReading } from '#domain/review/views.ts';
import { Button } from '../ui/button.tsx';
import { FileField } from '../ui/file-field.tsx';
import { FormMessage } from '../ui/form-message.tsx';
import { ReturnedReview } from './returned-review.tsx';

export function ReturnedDesk({
  slug,
  read,
  enter,
  amend,
}: {
  slug: string;
  read: (form: FormData) => Promise<Result<ReturnedReading>>;
  enter: (input: unknown) => Promise<Result<unknown>>;
  /** Amendments are taken now; without it only comments can go in. */
  amend: boolean;
}) {
  const t = useTranslations('review.returned');
  const [reading, setReading] = useState<ReturnedReading | null>(null);
  const [refused, setRefused] = useState<Fail | null>(null);
  const [pending, start] = useTransition();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    form.set('slug', slug);
    start(async () => {
      const result = await read(form).catch((): Fail => ({ ok: false, code: 'unavailable' }));
      setRefused(result.ok ? null : result);
      if (result.ok) setReading(result.data);
    });
  }
  return (
    <>
      <form onSubmit={submit} hidden={reading !== null} className="flex max-w-3xl flex-col gap-5">
        <FormMessage failure={refused} />
        <FileField
          name="file"
          label={t('file')}
          hint={t('fileHint')}
          accept=".docx"
          maxMegabytes={10}
          required
        />
        <div>
          <Button type="submit" tone="ink" pending={pending}>
            {t('read')}
          </Button>
        </div>
      </form>
      {reading && (
        <ReturnedReview
          key={reading.fileName}
          reading={reading}
          slug={slug}
          enter={enter}
          amend={amend}
          onAgain={() => setReading(null)}
        />
      )}
    </>
  );
}
