/**
 * Views an audience can follow: the socket sends them whole when a key changes, the JSON door answers them on request.
 * An entry decides twice: which audience the actor belongs to, and what that audience sees. Nothing else reaches a client.
 */
import type { z } from 'zod';
import type { Actor } from '#domain/actor.ts';
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
  /** Present: whoever has this view open is «here», and the audiences told by name see who. */
  presence?: { names(audience: string): boolean };
};

export type MakeViews = (services: Services) => ViewEntry[];

const makers: MakeViews[] = [];

export function viewRegistry(services: Services): ReadonlyMap<string, ViewEntry> {
  return new Map(makers.flatMap((make) => make(services)).map((entry) => [entry.name, entry]));
}
