'use client';
import type { ReactNode } from 'react';
import { type TrackActions, TrackActionsContext } from './track-actions.ts';

/** Hands the page's actions to the dialogs inside it. */
export function TrackScope({ actions, children }: { actions: TrackActions; children: ReactNode }) {
  return <TrackActionsContext.Provider value={actions}>{children}</TrackActionsContext.Provider>;
}
