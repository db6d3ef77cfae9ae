'use client';
/** One part of the settings: its own form, its own refusal, its own «Сохранено». */
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useId } from 'react';
import { Button } from '#components/ui/button.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import type { Fail } from '#domain/result.ts';

export function SettingsPart({
  title,
  lead,
  failure,
  pending,
  onSave,
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  failure: Fail | null;
  pending: boolean;
  onSave: (text: (name: string) => string) => void;
  children: ReactNode;
}) {
  const c = useTranslations('common');
  const id = useId();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onSave((name) => String(form.get(name) ?? '').trim());
  }
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-1 border-ink border-b pb-2 text-xl font-semibold">
        {title}
      </h2>
      {lead && <p className="measure mt-2 text-ink-2">{lead}</p>}
      <form onSubmit={submit} className="mt-4 flex flex-col gap-4">
        <FormMessage failure={failure} />
        {children}
        <div>
          <Button type="submit" pending={pending}>
            {c('save')}
          </Button>
        </div>
      </form>
    </section>
  );
}
