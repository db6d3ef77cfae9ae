'use client';
/** One command at a time: pending while it runs, the refusal kept until the next try, what was typed untouched. */
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import type { Fail } from '#domain/result.ts';
import type { Act, CommandName } from './act.ts';

export function useAct(act: Act) {
  const [failure, setFailure] = useState<Fail | null>(null);
  const [pending, start] = useTransition();
  const run = (name: CommandName, input: unknown, done?: (data: unknown) => void) =>
    start(async () => {
      const result = await act(name, input).catch((): Fail => ({ ok: false, code: 'unavailable' }));
      setFailure(result.ok ? null : result);
      if (result.ok) done?.(result.data);
    });
  return { run, pending, failure, clear: () => setFailure(null) };
}

/** The sentence under a field, or nothing. */
export function useFieldText(failure: Fail | null): (field: string) => string | undefined {
  const t = useTranslations('forum.form.fields');
  return (field) => {
    const code = failure?.fields?.[field];
    if (code === undefined) return undefined;
    return t.has(code as never) ? t(code as never) : t('other');
  };
}
