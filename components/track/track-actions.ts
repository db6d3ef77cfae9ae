'use client';
/** The commands of a track that go through the page's own server actions, handed down once. */
import { createContext, useContext } from 'react';
import type { Result } from '#domain/result.ts';

export type TrackActions = Record<'create' | 'edit', (input: unknown) => Promise<Result<unknown>>>;

export const TrackActionsContext = createContext<TrackActions | null>(null);

export function useTrackActions(): TrackActions {
  const actions = useContext(TrackActionsContext);
  if (!actions) throw new Error('no track actions around');
  return actions;
}
