'use client';
/**
 * Short news in one region: what was done, with a way back where there is one. Nothing that must be read stands here
 * alone: refusals belong beside their form. The region comes with the first toast, since most pages never show one.
 */
import { lazy, type ReactNode, Suspense, useSyncExternalStore } from 'react';

export interface ToastNews {
  title: ReactNode;
  note?: ReactNode;
  kind?: 'done' | 'news';
  action?: { label: string; run: () => void };
}

const load = () => import('./toast-region.tsx');
const Region = lazy(load);
let asked = false;
const listeners = new Set<() => void>();

/** Call from any client component. */
export function toast(news: ToastNews): void {
  asked = true;
  for (const listener of listeners) listener();
  // Without the network the news is not worth an error: what it tells has happened all the same.
  load().then(
    ({ show }) => show(news),
    () => {},
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function ToastRegion() {
  const on = useSyncExternalStore(
    subscribe,
    () => asked,
    () => false,
  );
  return (
    on && (
      <Suspense fallback={null}>
        <Region />
      </Suspense>
    )
  );
}
