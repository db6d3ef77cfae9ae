'use client';
/** False in the page as the server sent it, true once it can answer: what cannot be pressed yet must not look as if it could. */
import { useSyncExternalStore } from 'react';

const never = () => () => {};

export function useAlive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
