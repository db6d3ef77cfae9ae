/** One's own tokens: names, scopes and days, never the token itself. */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import type { TokensView } from '#domain/token/schema.ts';
import type { Q } from '../bind.ts';
import { forumsOfPerson, tokensOf } from './repository.ts';

export async function myTokens(q: Q, actor: Actor | null): Promise<TokensView> {
  if (!actor) refuse('signed_out');
  const [rows, forums] = [await tokensOf(q.db, actor.accountId), await forumsOfPerson(q.db, actor.accountId)];
  return {
    tokens: rows.map(({ token, forum }) => ({
      id: token.id,
      kind: token.kind,
      name: token.name,
      forum,
      scopes: token.scopes,
      createdAt: token.createdAt.toISOString(),
      expiresAt: token.expiresAt.toISOString(),
      lastUsedOn: token.lastUsedOn,
      expired: token.expiresAt <= q.now,
    })),
    forums: forums.map(({ id, name }) => ({ id, name })),
  };
}
