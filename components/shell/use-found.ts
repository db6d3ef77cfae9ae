'use client';
/** What the forum holds under the typed words, as lines of the palette. What was found stays until the next answer. */
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { PaletteFound } from '#domain/palette/views.ts';
import type { Command } from './commands.tsx';
import type { PaletteScope } from './types.ts';

const TYPING_MS = 150;
const NOTHING: PaletteFound = { people: [], tracks: [], clauses: [] };

export function useFound(find: PaletteScope | undefined, query: string): readonly Command[] {
  const t = useTranslations('shell');
  const [found, setFound] = useState(NOTHING);
  const asked = query.trim();
  const forumId = find?.forumId;
  useEffect(() => {
    if (forumId === undefined || asked.length < 2) {
      setFound(NOTHING);
      return;
    }
    const gone = new AbortController();
    const timer = setTimeout(() => {
      fetch(`/api/v1/views/palette.find/${forumId}?${new URLSearchParams({ q: asked.slice(0, 100) })}`, {
        signal: gone.signal,
      })
        .then((answer) => answer.json() as Promise<{ ok: boolean; data: PaletteFound }>)
        .then(({ ok, data }) => setFound(ok ? data : NOTHING))
        .catch(() => {
          // Without a connection the pages are still found.
        });
    }, TYPING_MS);
    return () => {
      gone.abort();
      clearTimeout(timer);
    };
  }, [forumId, asked]);
  if (!find) return [];
  const { base } = find;
  return [
    ...found.clauses.map(({ id, marker, text }) => ({
      id: `clause-${id}`,
      label: `${marker} ${text}`.trim(),
      group: t('groupClauses'),
      href: `${base}/c/${id}`,
    })),
    ...found.tracks.map(({ number, title }) => ({
      id: `track-${number}`,
      label: title,
      group: t('groupTracks'),
      href: `${base}/t/${number}`,
    })),
    ...found.people.map(({ id, name, note }) => ({
      id: `person-${id}`,
      label: [name, note].filter(Boolean).join(', '),
      group: t('groupPeople'),
      href: `${base}/people?find=${encodeURIComponent(name)}`,
    })),
  ];
}
