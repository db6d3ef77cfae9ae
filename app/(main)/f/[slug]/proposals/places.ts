/** Where taken proposals stand in the text now, for those who may read it; nothing for the others. */

import type { Actor } from '#domain/actor.ts';
import { isRefusal } from '#domain/errors.ts';
import { type ClausePlace, placesOf, type TargetGroup, targetsOf } from '#domain/proposal/targets.ts';
import { runtime } from '#server/runtime.ts';

export type TextNow = {
  resolutionId: string | null;
  state: string;
  groups: TargetGroup[];
  places: Record<string, ClausePlace>;
};

export async function textNow(actor: Actor | null, slug: string): Promise<TextNow> {
  try {
    const page = await runtime().resolution.queries.draftPage(actor, slug);
    if (!page) return { resolutionId: null, state: 'none', groups: [], places: {} };
    const groups = targetsOf(page);
    return {
      resolutionId: page.resolution.id,
      state: page.resolution.state,
      groups,
      places: placesOf(groups),
    };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { resolutionId: null, state: 'hidden', groups: [], places: {} };
  }
}
