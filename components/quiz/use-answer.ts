'use client';
/**
 * One answer on its way. What is chosen is kept on the phone until the server has it, goes by itself a moment before the
 * bell, and is sent once however often the connection breaks: the command's key is kept with it.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { connectLive } from '#components/live/connection.ts';
import { runCommand } from '#components/live/run-command.ts';
import type { Value } from '#domain/quiz/answer.ts';
import { type Fields, valueFrom } from '#domain/quiz/form-value.ts';
import type { Phase } from '#domain/quiz/run.ts';
import type { StageRound } from '#domain/quiz/run-views.ts';

const BEFORE_BELL_MS = 300;
const key = (roundId: string) => `veche.quiz.${roundId}`;

function kept(roundId: string): Fields {
  try {
    return JSON.parse(localStorage.getItem(key(roundId)) ?? '{}') as Fields;
  } catch {
    return {};
  }
}
function keep(roundId: string, fields: Fields | null): void {
  try {
    if (fields) localStorage.setItem(key(roundId), JSON.stringify(fields));
    else localStorage.removeItem(key(roundId));
  } catch {
    // A browser that keeps nothing keeps it in the page.
  }
}

export type Sending = {
  at: 'draft' | 'sending' | 'taken';
  fields: Fields;
  problem: string | null;
  value: Value | null;
};

export function useAnswer(round: StageRound, phase: Phase, factor: number, taken: Value | null) {
  const [state, setState] = useState<Sending & { roundId: string }>({
    roundId: round.id,
    at: 'draft',
    fields: {},
    problem: null,
    value: null,
  });
  const fresh: Sending & { roundId: string } =
    state.roundId === round.id
      ? state
      : { roundId: round.id, at: 'draft', fields: {}, problem: null, value: null };
  const now = useRef(fresh);
  now.current = fresh;
  const { id, kind, options, closeAt, ms } = round;

  useEffect(() => {
    const fields = kept(id);
    if (Object.keys(fields).length > 0)
      setState((old) =>
        old.roundId === id && Object.keys(old.fields).length > 0
          ? old
          : { roundId: id, at: 'draft', fields, problem: null, value: null },
      );
  }, [id]);

  const change = useCallback(
    (fields: Fields) => {
      keep(id, fields);
      setState({ roundId: id, at: 'draft', fields, problem: null, value: null });
    },
    [id],
  );

  const send = useCallback(
    async (silent = false) => {
      const value = valueFrom({ kind, options }, now.current.fields);
      if (now.current.at !== 'draft') return;
      if (!value) {
        if (!silent) setState((old) => ({ ...old, problem: 'incomplete' }));
        return;
      }
      setState((old) => ({ ...old, roundId: id, at: 'sending', problem: null, value }));
      const result = await runCommand('quiz.answer', { roundId: id, value });
      if (now.current.roundId !== id) return;
      if (result.ok) keep(id, null);
      setState((old) =>
        result.ok
          ? { ...old, at: 'taken' }
          : { ...old, at: 'draft', problem: result.code.split('/').at(-1) ?? '' },
      );
    },
    [id, kind, options],
  );

  useEffect(() => {
    if (phase !== 'answering' || taken) return;
    const bell = closeAt + ms * (Math.max(1, factor) - 1) - BEFORE_BELL_MS;
    const timer = window.setTimeout(() => void send(true), Math.max(0, bell - connectLive().serverNow()));
    return () => window.clearTimeout(timer);
  }, [phase, closeAt, ms, factor, taken, send]);

  return { ...fresh, change, send };
}
