/**
 * The REST door: each operation of the contract is one route. Who comes with a token is the person, narrowed by the token's
 * scopes and forum; who comes with a session is the person. Rights and views are those of the screens.
 */
import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import type { Actor } from '#domain/actor.ts';
import { OPERATIONS, type Operation, type OperationId } from '#domain/api/contract.ts';
import { refuse } from '#domain/errors.ts';
import type { Result } from '#domain/result.ts';
import { execute } from '../command.ts';
import { applySheet } from '../exchange/commands.ts';
import { readJson } from '../http/body.ts';
import type { Route } from '../http/types.ts';
import { accountLimiter } from '../live/limits.ts';
import { inRequest } from '../request-scope.ts';
import type { Services } from '../services.ts';
import { type Bearer, bearerOf } from '../token/access.ts';
import { answering } from './answering.ts';
import { READERS, type Reading } from './readers.ts';
import { answerOf } from './written.ts';

type Deps = {
  services: Services;
  actorOf(cookie: string | undefined): Promise<Actor | null>;
  /** Requests in ten seconds of one token or person, and of one address without either. */
  limits?: { account: number; address: number };
};
const LIMITS = { account: 100, address: 100 };

export const expressPath = (path: string) => path.replace(/\{(\w+)\}/g, ':$1');

export function restRoutes({ services, actorOf, limits = LIMITS }: Deps): Route[] {
  const ofPerson = accountLimiter(limits.account);
  const ofAddress = accountLimiter(limits.address);

  async function whoComes(req: IncomingMessage): Promise<{ actor: Actor | null; bearer: Bearer | null }> {
    const sent = /^bearer (\S{1,100})$/i.exec(req.headers.authorization ?? '')?.[1];
    if (req.headers.authorization !== undefined) {
      const bearer = sent ? await bearerOf(services, sent, 'api') : null;
      return bearer ? { actor: bearer.actor, bearer } : refuse('signed_out');
    }
    return { actor: await actorOf(req.headers.cookie), bearer: null };
  }

  return (OPERATIONS as readonly Operation[]).map((operation) => ({
    method: operation.method,
    pattern: expressPath(operation.path),
    handler: (req, res, ctx) =>
      answering(res, services, async () => {
        const { actor, bearer } =
          operation.scope === null ? { actor: null, bearer: null } : await whoComes(req);
        const key = bearer?.tokenId ?? actor?.accountId;
        const limited = await (key ? ofPerson(key) : ofAddress(ctx.address));
        if (limited) {
          res.setHeader('Retry-After', Math.ceil((limited.retryAfterMs ?? 1_000) / 1_000));
          return limited;
        }
        const { scope } = operation;
        if (scope !== null && !actor) refuse('signed_out');
        if (scope !== null && bearer && !bearer.scopes.includes(scope))
          refuse('forbidden', { params: { scope } });
        const params = accepted(operation.params, ctx.params, 'not_found');
        const query = accepted(operation.query, Object.fromEntries(ctx.query), 'invalid_input');
        const reading: Reading = { services, actor, forumId: bearer?.forumId ?? null, params, query };
        if (operation.method === 'POST') {
          const body = await readJson(req);
          return report(reading, body, req.headers['idempotency-key']);
        }
        const data = await inRequest(() => readerOf(operation)(reading));
        return answerOf(req, res, data, scope === null ? 'public' : 'private');
      }),
  }));
}

const readerOf = (operation: Operation): ((reading: Reading) => Promise<unknown>) =>
  READERS[operation.id as Exclude<OperationId, 'reportRecommendation'>];

function accepted(
  shape: z.ZodObject | undefined,
  given: unknown,
  code: 'not_found' | 'invalid_input',
): Record<string, string> {
  if (!shape) return {};
  const read = shape.safeParse(given);
  if (read.success) return read.data as Record<string, string>;
  const fields = Object.fromEntries(
    read.error.issues.slice(0, 20).map((i) => [i.path.join('.') || '_', i.code]),
  );
  return refuse(code, code === 'invalid_input' ? { fields } : {});
}

/** One row of a sheet is what a program writes, too. */
async function report(
  reading: Reading,
  body: unknown,
  key: string | string[] | undefined,
): Promise<Result<unknown>> {
  const { forum, row } = await READERS.rowFor(reading);
  const given = typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {};
  return execute(
    reading.services,
    applySheet,
    reading.actor,
    { forumId: forum.id, rows: [{ ...given, recommendationId: row.id } as never] },
    { channel: 'api', ...(typeof key === 'string' && key.length <= 64 && { cmdId: key }) },
  );
}
