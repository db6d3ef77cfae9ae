'use client';
/**
 * A view on the screen: what the server rendered, then what the connection brings. Through a lost connection the
 * last view stays, marked as no longer fresh.
 */
import { useCallback, useRef, useSyncExternalStore } from 'react';
import { type ConnectionState, connectLive } from './connection.ts';
import { type ViewState, viewState, watchView } from './view-store.ts';

export function useView<T>(
  name: string,
  id: string,
  initial: T,
): Omit<ViewState<T>, 'data'> & { data: T | null } {
  // What is rendered again does not reset what came since; another view begins with its own.
  const first = useRef({ name, id, initial });
  if (first.current.name !== name || first.current.id !== id) first.current = { name, id, initial };
  const subscribe = useCallback(
    (changed: () => void) => watchView(name, id, first.current.initial, changed),
    [name, id],
  );
  const state = useSyncExternalStore(
    subscribe,
    () => viewState(name, id),
    () => undefined,
  );
  if (state === undefined) return { data: initial, rev: 0, fresh: false, refused: null };
  return state as ViewState<T>;
}

export function useConnection(): ConnectionState {
  return useSyncExternalStore(
    (changed) => connectLive().onState(changed),
    () => connectLive().state(),
    () => 'connecting',
  );
}
