/** A person makes a token, sees it once, and takes it back. A token cannot make another: it is sent to no command by name. */
import { refuse } from '#domain/errors.ts';
import { canSeeBoard } from '#domain/recommendation/permissions.ts';
import { TOKEN_LIMITS, zCreateFeed, zCreateToken, zRevokeToken } from '#domain/token/schema.ts';
import { type Cx, defineCommand } from '../command.ts';
import { INSTALLATION } from '../events.ts';
import { forumAccess } from '../forum/access.ts';
import { tokenHash } from '../ids.ts';
import { insertToken, revokeTokenRow, tokensOf } from './repository.ts';

const DAY = 86_400_000;
const FEED_DAYS = 366;

async function make(
  cx: Cx,
  given: { kind: 'api' | 'feed'; name: string; forumId: string | null; scopes: string[]; days: number },
) {
  const accountId = cx.actor?.accountId ?? refuse('signed_out');
  const active = (await tokensOf(cx.tx, accountId)).filter(({ token }) => token.expiresAt > cx.now);
  if (active.length >= TOKEN_LIMITS.active)
    refuse('exchange/too_many_tokens', { params: { limit: TOKEN_LIMITS.active } });
  const { days, ...rest } = given;
  const id = cx.id();
  const token = `${given.kind === 'api' ? 'vt' : 'vf'}_${cx.services.ids.token()}`;
  const expiresAt = new Date(cx.now.getTime() + days * DAY);
  await insertToken(cx.tx, {
    id,
    accountId,
    ...rest,
    tokenHash: tokenHash(token),
    createdAt: cx.now,
    expiresAt,
  });
  cx.record({
    stream: given.forumId ?? INSTALLATION,
    noun: 'access_token',
    nounId: id,
    type: 'access_token.created',
    data: { kind: given.kind, scopes: given.scopes, expiresAt: expiresAt.toISOString() },
  });
  return { tokenId: id, token, expiresAt: expiresAt.toISOString() };
}

export const createToken = defineCommand({
  name: 'token.create',
  secret: true,
  input: zCreateToken,
  load: async (cx, input) =>
    input.forumId ? void (await forumAccess(cx.tx, cx.actor, input.forumId)) : undefined,
  permit: (actor) => actor !== null || 'signed_out',
  run: (cx, input) => make(cx, { kind: 'api', ...input }),
});

/** The address of a feed for programs that send no header: readers of news and calendars. */
export const createFeed = defineCommand({
  name: 'token.createFeed',
  secret: true,
  input: zCreateFeed,
  load: (cx, input) => forumAccess(cx.tx, cx.actor, input.forumId),
  permit: (actor, { viewer }) => (actor && canSeeBoard(viewer) ? true : 'not_found'),
  async run(cx, _input, { forum }) {
    const given = { kind: 'feed' as const, name: forum.name.slice(0, 80), scopes: [], days: FEED_DAYS };
    const { token, ...made } = await make(cx, { ...given, forumId: forum.id });
    const base = `${cx.services.publicUrl()}/feeds/${token}`;
    return { ...made, atom: `${base}/board.atom`, ics: `${base}/deadlines.ics` };
  },
});

export const revokeToken = defineCommand({
  name: 'token.revoke',
  input: zRevokeToken,
  load: async () => ({}),
  permit: (actor) => actor !== null || 'signed_out',
  async run(cx, { tokenId }) {
    const done = await revokeTokenRow(cx.tx, tokenId, cx.actor?.accountId ?? '', cx.now);
    if (!done) refuse('not_found');
    cx.record({ stream: INSTALLATION, noun: 'access_token', nounId: tokenId, type: 'access_token.revoked' });
    return { tokenId };
  },
});
