'use client';
/**
 * Where the remarks stand on this sheet: by the living text once it is here, till then where the server saw them. Clauses
 * whose remarks did not move keep their list, so that a keystroke draws one block anew.
 */
import { useEffect, useMemo, useRef, useState } from 'react';
import * as Y from 'yjs';
import type { PlaceLib, RemarkPlace } from '#domain/comment/anchor.ts';
import type { Span } from '#domain/comment/quote.ts';
import type { ThreadView } from '#domain/comment/views.ts';
import type { DraftView } from './draft-store.ts';
import type { Live } from './sheet-context.ts';

/** Open remarks of a clause, and the words some of them mean. */
export type Remarked = { count: number; spans: readonly Span[] };
export type Remarks = {
  places: ReadonlyMap<string, RemarkPlace>;
  byClause: ReadonlyMap<string, Remarked>;
};

type Finder = typeof import('#domain/comment/anchor.ts');

/** `live` is null until the text is here, `finder` until somebody has remarked something. */
function remarksOn(
  finder: Finder | null,
  live: Live | null,
  view: DraftView,
  threads: readonly ThreadView[],
): Remarks {
  const doc = live?.actions.tool.doc ?? null;
  const reading = finder && doc && finder.readingOf(Y as unknown as PlaceLib, doc, view.snapshot);
  const places = new Map<string, RemarkPlace>();
  const byClause = new Map<string, { count: number; spans: Span[] }>();
  for (const thread of threads) {
    const place = finder && reading ? finder.placeOf(reading, thread) : thread.place;
    places.set(thread.id, place);
    if (thread.settled || place.clauseId === null) continue;
    const clause = byClause.get(place.clauseId) ?? { count: 0, spans: [] };
    clause.count += 1;
    if (place.words) clause.spans.push(place.words);
    byClause.set(place.clauseId, clause);
  }
  return { places, byClause };
}

export function useRemarks(live: Live | null, view: DraftView, threads: readonly ThreadView[]): Remarks {
  const last = useRef<Remarks['byClause']>(new Map());
  const [finder, setFinder] = useState<Finder | null>(null);
  const wanted = threads.length > 0;
  useEffect(() => {
    // Should it not come, the remarks stand where the server saw them.
    if (wanted)
      import('#domain/comment/anchor.ts').then(
        (came) => setFinder(came),
        () => {},
      );
  }, [wanted]);
  return useMemo(() => {
    const { places, byClause } = remarksOn(finder, live, view, threads);
    const kept = new Map<string, Remarked>(byClause);
    for (const [id, now] of byClause) {
      const before = last.current.get(id);
      if (before && JSON.stringify(before) === JSON.stringify(now)) kept.set(id, before);
    }
    last.current = kept;
    return { places, byClause: kept };
  }, [finder, live, view, threads]);
}
