'use client';
/** One press at a time: what is under way, and why it was refused. */
import { useState } from 'react';
import type { Failure } from '../ui/form-message.tsx';

type Answer = { ok: true } | ({ ok: false } & Failure);

export function useAct<N extends string>(
  act: (name: N, input: unknown) => Promise<Answer | { ok: boolean }>,
) {
  const [pending, setPending] = useState<N | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  async function run(name: N, input: unknown): Promise<boolean> {
    setPending(name);
    setFailure(null);
    try {
      const result = (await act(name, input)) as Answer;
      if (!result.ok) setFailure({ code: result.code, ...(result.params && { params: result.params }) });
      return result.ok;
    } catch {
      setFailure({ code: 'unavailable' });
      return false;
    } finally {
      setPending(null);
    }
  }
  return { run, pending, failure, clear: () => setFailure(null) };
}
