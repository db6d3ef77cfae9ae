/**
 * Views an audience can follow: the socket sends them whole when a key changes, the JSON door answers them on request.
 * An entry decides twice: which audience the actor belongs to, and what that audience sees. Nothing else reaches a client.
 */
import type { z } from 'zod';
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import type { Services } from './services.ts';

export type ViewEntry = {
  /** `noun.view`, part of the contract. */
  name: string;
  id: z.ZodType<string>;
  /** 'organiser', 'participant', 'user:<id>'…; null answers «not found». */
  audience(actor: Actor | null, id: string): Promise<string | null>;
  load(audience: string, id: string, params?: Record<string, string>): Promise<unknown>;
  /** Keys of facts after which the view must be computed anew. */
  keys(id: string): string[];
  /** Computed and sent at most once in this time, where the house's own 100 ms would be too often. */
  coalesceMs?: number;
  /** Present: whoever has this view open is «here», and the audiences told by name see who. */
  presence?: { names(audience: string): boolean };
};

/** A view in which each person sees their own: what they may do, what is theirs. */
export function personalView(
  services: Services,
  view: Pick<ViewEntry, 'name' | 'id' | 'keys' | 'coalesceMs'> & {
    /** Refuses with `not_found` what the actor may not know of. */
    query(actor: Actor, id: string, params?: Record<string, string>): Promise<unknown>;
    /** Cheap check whether the view exists for the actor at all. */
    visible(actor: Actor, id: string): Promise<boolean>;
  },
): ViewEntry {
  const { name, id, keys, coalesceMs, query, visible } = view;
  return {
    name,
    id,
    keys,
    ...(coalesceMs && { coalesceMs }),
    async audience(actor, viewId) {
      return actor && (await visible(actor, viewId)) ? `user:${actor.accountId}` : null;
    },
    async load(audience, viewId, params) {
      const actor = await services.actorById(audience.slice('user:'.length));
      if (!actor) refuse('not_found');
      return query(actor, viewId, params);
    },
  };
}

export type MakeViews = (services: Services) => ViewEntry[];
