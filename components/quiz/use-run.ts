'use client';
/** The one way to steer a run from a screen: a step carries the version it was decided on; a stale one is no error. */
import { useState } from 'react';
import { runCommand } from '#components/live/run-command.ts';
import type { Action } from '#domain/quiz/run.ts';
import type { PlayView } from '#domain/quiz/run-views.ts';
import type { Fail, Result } from '#domain/result.ts';

export function useRun({ id: runId, v }: PlayView['run']) {
  const [failure, setFailure] = useState<Fail | null>(null);
  const [pending, setPending] = useState(false);
  const settle = async (ask: Promise<Result<unknown>>): Promise<boolean> => {
    setPending(true);
    const result = await ask.catch((): Fail => ({ ok: false, code: 'unavailable' }));
    setPending(false);
    // The new state is on the screen already.
    setFailure(result.ok || result.code === 'conflict' ? null : result);
    return result.ok;
  };
  const act = (name: string, input: object) => settle(runCommand(name, { runId, ...input }));
  const step = (action: Action) => act('quiz.step', { expectV: v, action });
  return { failure, pending, settle, act, step };
}
