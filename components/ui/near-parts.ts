'use client';
/**
 * Of a list of thousands only the parts near the eye are drawn: each part is told whether it is near, and how high it was
 * when it was last seen, so that the page keeps its length while it is scrolled. Before anything is known all is drawn.
 */
import { useCallback, useEffect, useRef, useState } from 'react';

const AROUND = '1600px 0px';
type Watch = (element: HTMLElement | null) => (() => void) | undefined;

export function useNearParts(): {
  /** The height of a part that is far; undefined where it is to be drawn. */
  gapOf: (part: number) => number | undefined;
  watch: (part: number) => Watch;
} {
  const [far, setFar] = useState<ReadonlyMap<number, number>>(new Map());
  const partOf = useRef(new Map<Element, number>());
  const seen = useRef(new Map<Element, IntersectionObserverEntry>());
  const observer = useRef<IntersectionObserver | null>(null);

  const judge = useCallback((entries: IntersectionObserverEntry[]) => {
    for (const entry of entries) if (partOf.current.has(entry.target)) seen.current.set(entry.target, entry);
    const near = new Set<number>();
    const heights = new Map<number, number>();
    for (const [element, entry] of seen.current) {
      const part = partOf.current.get(element);
      if (part === undefined) continue;
      if (entry.isIntersecting) near.add(part);
      heights.set(part, (heights.get(part) ?? 0) + entry.boundingClientRect.height);
    }
    setFar((before) => {
      const after = new Map(before);
      for (const part of near) after.delete(part);
      for (const [part, height] of heights)
        if (!near.has(part) && height > 0) after.set(part, before.get(part) ?? height);
      const same = after.size === before.size && [...after.keys()].every((part) => before.has(part));
      return same ? before : after;
    });
  }, []);

  const sight = useCallback(() => {
    observer.current ??= new IntersectionObserver(judge, { rootMargin: AROUND });
    return observer.current;
  }, [judge]);
  useEffect(() => () => observer.current?.disconnect(), []);

  // The same function for the same part, so that nothing is let go and taken again at every drawing.
  const watchers = useRef(new Map<number, Watch>());
  const watch = useCallback(
    (part: number): Watch => {
      const known = watchers.current.get(part);
      if (known) return known;
      const fresh: Watch = (element) => {
        if (!element || typeof IntersectionObserver === 'undefined') return undefined;
        partOf.current.set(element, part);
        sight().observe(element);
        return () => {
          partOf.current.delete(element);
          seen.current.delete(element);
          observer.current?.unobserve(element);
        };
      };
      watchers.current.set(part, fresh);
      return fresh;
    },
    [sight],
  );
  return { gapOf: (part) => far.get(part), watch };
}
