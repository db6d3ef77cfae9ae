'use client';
/**
 * The desk's list, kept fresh by marks: the list comes once, a tap anywhere brings a character a person. When the list
 * itself has changed (a walk-in, a corrected name) it is asked for anew; until it is there the old one stays.
 */
import { useEffect, useMemo, useState } from 'react';
import { useView } from '#components/live/use-view.ts';
import { readMark } from '#domain/forum/desk-marks.ts';
import type { DeskMarks, DeskView } from '#domain/forum/views.ts';

const RETRY_MS = 3_000;

export function useDesk(initial: DeskView): DeskView {
  const [list, setList] = useState(initial);
  const { data: marks } = useView<DeskMarks | null>('forum.deskMarks', initial.forumId, null);
  const [attempt, setAttempt] = useState(0);
  const stale = marks !== null && marks.key !== list.key;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a failed attempt is the reason for the next
  useEffect(() => {
    if (!stale) return;
    const gone = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await fetch(`/api/v1/views/forum.desk/${initial.forumId}`, { signal: gone.signal });
      const body = (await answer.json()) as { ok: boolean; data: DeskView };
      if (!body.ok) throw new Error('refused');
      setList(body.data);
    };
    ask().catch(() => {
      if (!gone.signal.aborted) timer = setTimeout(() => setAttempt((n) => n + 1), RETRY_MS);
    });
    return () => {
      gone.abort();
      clearTimeout(timer);
    };
  }, [stale, marks?.key, attempt, initial.forumId]);
  return useMemo(() => {
    if (marks === null) return list;
    if (marks.key !== list.key) return { ...list, hall: marks.hall };
    const rows = list.rows.map((row, at) => ({ ...row, ...readMark(marks.marks[at]) }));
    return { ...list, hall: marks.hall, rows };
  }, [list, marks]);
}
