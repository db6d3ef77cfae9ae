/**
 * «Как это видит управление / участник / публика»: the organiser looks with another's eyes. The page is rendered by
 * the same queries for a viewer of that audience, so what is shown is what they get, and nothing can be done with it.
 */
import type { ForumViewer } from '../actor.ts';
import { canSeeAsOthers } from './permissions.ts';

export const EYES = ['participant', 'addressee', 'public'] as const;
export type Eyes = (typeof EYES)[number];

export function readEyes(value: unknown): Eyes | null {
  return EYES.find((known) => known === value) ?? null;
}

/** The viewer as that audience; unchanged where the actor may not look with others' eyes. */
export function seenAs(viewer: ForumViewer, eyes: Eyes | null): ForumViewer {
  if (!eyes || !canSeeAsOthers(viewer) || !viewer.membership) return viewer;
  if (eyes === 'public') return { ...viewer, actor: null, membership: null };
  const actor = viewer.actor && { ...viewer.actor, admin: false };
  const roles = eyes === 'participant' ? (['participant'] as const) : (['official'] as const);
  return {
    ...viewer,
    actor,
    membership: {
      ...viewer.membership,
      roles,
      voting: eyes === 'participant',
      confirmed: eyes === 'participant',
      schoolId: null,
    },
  };
}
