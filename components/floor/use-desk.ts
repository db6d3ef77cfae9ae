'use client';
/**
 * The presiding desk's state and its one way to act. A step carries the version seen at the press; answered «conflict», it
 * was done by somebody else already, and the desk says so instead of repeating it.
 */
import { useCallback, useRef, useState } from 'react';
import { runCommand } from '#components/live/run-command.ts';
import { useView } from '#components/live/use-view.ts';
import type { Failure } from '#components/ui/form-message.tsx';
import type { FloorDesk } from '#domain/floor/views.ts';

export type Run = (name: string, input?: Record<string, unknown>) => Promise<boolean>;
export type Step = Run;

export function useDesk(initial: FloorDesk) {
  const { id, forumId } = initial.floor;
  const live = useView<FloorDesk>('floor.desk', `${forumId}:${id}`, initial);
  const desk = live.data ?? initial;
  const [failure, setFailure] = useState<Failure | null>(null);
  const [stale, setStale] = useState(false);
  const [pending, setPending] = useState(false);
  const seen = useRef(desk.version);
  seen.current = desk.version;

  const presses = useRef(0);
  const told = useRef(0);

  const run: Run = useCallback(async (name, input = {}) => {
    presses.current += 1;
    const nth = presses.current;
    setPending(true);
    const result = await runCommand(name, input);
    setPending(false);
    // Answers may overtake each other; what the last press came to is what is said, and that one of them came too late.
    const conflict = !result.ok && result.code === 'conflict';
    if (nth < told.current) {
      if (conflict) setStale(true);
      return result.ok;
    }
    told.current = nth;
    setStale(conflict);
    setFailure(result.ok || conflict ? null : result);
    return result.ok;
  }, []);
  /** A step of the floor, decided on what is shown now. */
  const step: Step = useCallback(
    (name, input = {}) => run(name, { floorId: id, expectV: seen.current, ...input }),
    [run, id],
  );
  return { desk, run, step, pending, failure, stale, refused: live.refused !== null };
}
