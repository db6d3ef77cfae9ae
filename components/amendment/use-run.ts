'use client';
/** One command of an amendment at a time; the refusal is kept until the next press. */
import { useState } from 'react';
import type { Fail, Result } from '#domain/result.ts';
import type { AmendmentAct } from './act.ts';

export type Run = (name: Parameters<AmendmentAct>[0], input: unknown) => Promise<Result<unknown>>;

export function useRun(act: AmendmentAct) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Fail | null>(null);
  const run: Run = async (name, input) => {
    setBusy(true);
    const result = await act(name, input).catch((): Fail => ({ ok: false, code: 'unavailable' }));
    setFailure(result.ok ? null : result);
    setBusy(false);
    return result;
  };
  return { run, busy, failure, clear: () => setFailure(null) };
}
