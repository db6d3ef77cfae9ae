'use client';
/**
 * The list of people as it is asked for. While all of it is here it is searched here; a longer one is found and
 * continued by the server, and what was shown stays until the next is there.
 */
import { useEffect, useMemo, useState } from 'react';
import { foldName } from '#domain/forum/fold-name.ts';
import type { DeskPerson, PeopleView, PersonRow } from '#domain/forum/views.ts';

export type PeopleRow = PersonRow | DeskPerson;
type Found = { rows: readonly PeopleRow[]; total: number };

/** Portions of the server, so that «show more» asks seldom. */
const PORTION = 200;
const TYPING_MS = 150;

export function usePeople(
  { forumId, view, followed }: { forumId: string; view: PeopleView; followed: boolean },
  asked: string,
  shown: number,
): Found {
  const here = view.people as readonly PeopleRow[];
  const [found, setFound] = useState<(Found & { asked: string }) | null>(null);
  const enough = here.length >= view.total || (asked.trim() === '' && shown <= here.length);
  const limit = Math.ceil(shown / PORTION) * PORTION;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed list is asked for anew
  useEffect(() => {
    if (enough || !followed) return;
    const gone = new AbortController();
    const timer = setTimeout(() => {
      const params = new URLSearchParams({ search: asked.trim(), limit: `${limit}` });
      fetch(`/api/v1/views/forum.people/${forumId}?${params}`, { signal: gone.signal })
        .then((answer) => answer.json() as Promise<{ ok: boolean; data: PeopleView }>)
        .then(({ ok, data }) => {
          if (ok) setFound({ asked, rows: data.people, total: data.total });
        })
        .catch(() => {
          // Without a connection what is here is searched.
        });
    }, TYPING_MS);
    return () => {
      gone.abort();
      clearTimeout(timer);
    };
  }, [enough, followed, asked, limit, forumId, view]);
  const words = useMemo(() => foldName(asked).split(' ').filter(Boolean), [asked]);
  const local = useMemo((): Found => {
    if (words.length === 0) return { rows: here, total: view.total };
    const rows = here.filter((row) => {
      const key = foldName(`${row.fullName} ${row.school} ${row.post} ${row.municipality}`);
      return words.every((word) => key.includes(word));
    });
    return { rows, total: rows.length };
  }, [here, words, view.total]);
  return !enough && found?.asked === asked ? found : local;
}
