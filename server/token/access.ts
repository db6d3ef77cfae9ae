/** Who comes with a token: the person as they stand now. Revoked, expired and unknown are answered alike. */
import type { Actor } from '#domain/actor.ts';
import { type Scope, TOKEN_PATTERN } from '#domain/token/schema.ts';
import { tokenHash } from '../ids.ts';
import type { Services } from '../services.ts';
import { forumsOfPerson, noteUse, tokenByHash } from './repository.ts';

export type Bearer = { actor: Actor; tokenId: string; forumId: string | null; scopes: readonly Scope[] };

export async function bearerOf(
  services: Services,
  token: string,
  kind: 'api' | 'feed',
): Promise<Bearer | null> {
  if (!TOKEN_PATTERN[kind].test(token)) return null;
  const row = await tokenByHash(services.db, tokenHash(token));
  const now = services.clock.now();
  if (!row || row.kind !== kind || row.revokedAt || row.expiresAt <= now) return null;
  const actor = await services.actorById(row.accountId);
  if (!actor) return null;
  const day = now.toISOString().slice(0, 10);
  if (row.lastUsedOn !== day) await noteUse(services.db, row.id, day);
  return { actor, tokenId: row.id, forumId: row.forumId, scopes: row.scopes as Scope[] };
}

export { forumsOfPerson };
