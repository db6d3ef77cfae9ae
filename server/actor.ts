/**
 * One identity for every transport. The session is next-auth's encrypted JWT in one cookie; it is worth nothing by
 * itself: the account's row must exist, not be suspended, and carry the same sessionVersion, on every request.
 * next-auth's own getToken does not read a plain IncomingMessage, so the cookie and its chunks are parsed here.
 */
import { eq, sql } from 'drizzle-orm';
import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import type { Actor } from '#domain/actor.ts';
import { account } from '#drizzle/schema/account.ts';
import type { Db } from './db.ts';
import { once } from './request-scope.ts';

export const SESSION_COOKIE = 'veche.session';
export const SESSION_DAYS = 30;

const zClaims = z.object({ sub: z.string().max(40), sv: z.number().int(), exp: z.number() });
const TOKENS = 5_000;

/** Reads one cookie of a Cookie header, joining next-auth's numbered chunks. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  if (!header || header.length > 16_384) return undefined;
  const values = new Map<string, string>();
  for (const part of header.split(';')) {
    const eqAt = part.indexOf('=');
    if (eqAt > 0) values.set(part.slice(0, eqAt).trim(), part.slice(eqAt + 1).trim());
  }
  const whole = values.get(name);
  if (whole !== undefined) return whole;
  let joined = '';
  for (let i = 0; values.has(`${name}.${i}`); i += 1) joined += values.get(`${name}.${i}`);
  return joined || undefined;
}

export type Sessions = {
  /** The actor of a Cookie header, or null; throws when the database cannot be asked (never «allowed by failure»). */
  resolve(cookieHeader: string | undefined): Promise<Actor | null>;
  /** Token for the session cookie of an account. */
  issue(accountId: string, sessionVersion: number): Promise<string>;
  byId(accountId: string): Promise<Actor | null>;
};

export function createSessions(db: Db, secret: string): Sessions {
  /** What a token says never changes, so it is deciphered once; what it is worth is asked of the database each time. */
  const known = new Map<string, z.output<typeof zClaims>>();
  async function claimsOf(token: string): Promise<z.output<typeof zClaims> | null> {
    const before = known.get(token);
    if (before) return before.exp * 1000 > Date.now() ? before : null;
    const claims = zClaims.safeParse(await decode({ token, secret }).catch(() => null));
    if (!claims.success) return null;
    if (known.size >= TOKENS) known.clear();
    known.set(token, claims.data);
    return claims.data;
  }
  const byId = db
    .select()
    .from(account)
    .where(eq(account.id, sql.placeholder('id')))
    .prepare('account_by_id');
  async function load(accountId: string, sessionVersion: number | null): Promise<Actor | null> {
    const [row] = await once(db, `account:${accountId}`, () => byId.execute({ id: accountId }));
    if (!row || row.suspendedAt || row.erasedAt) return null;
    if (sessionVersion !== null && row.sessionVersion !== sessionVersion) return null;
    return {
      accountId: row.id,
      kind: row.kind,
      name: row.name,
      sessionVersion: row.sessionVersion,
      admin: row.admin,
    };
  }
  return {
    async resolve(cookieHeader) {
      const token = readCookie(cookieHeader, SESSION_COOKIE);
      if (!token) return null;
      const claims = await claimsOf(token);
      return claims ? load(claims.sub, claims.sv) : null;
    },
    issue: (accountId, sessionVersion) =>
      encode({ token: { sub: accountId, sv: sessionVersion }, secret, maxAge: SESSION_DAYS * 86_400 }),
    byId: (accountId) => load(accountId, null),
  };
}
