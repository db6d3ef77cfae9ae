/**
 * Everything below the sockets: database, bus, sessions, drafting, the nouns. The server and the CLI open the same core,
 * so a command given in a terminal is the command given on a screen.
 */

import type postgres from 'postgres';
import { createSessions, type Sessions } from './actor.ts';
import { Bus } from './bus/bus.ts';
import { type Clock, systemClock } from './clock.ts';
import { openDb, openSql } from './db.ts';
import { DRAFT_KINDS } from './draft-kind.ts';
import { draftAuthorizer } from './draft-rights.ts';
import { createDrafting } from './drafting/drafting.ts';
import { noneKind } from './drafting/kinds.ts';
import type { Env } from './env.ts';
import { type Ids, randomIds } from './ids.ts';
import type { Log } from './log.ts';
import { Mailer } from './mail/mailer.ts';
import { bindNouns, type Nouns } from './nouns.ts';
import type { Services } from './services.ts';

export type Core = {
  services: Services;
  sessions: Sessions;
  nouns: Nouns;
  sql: postgres.Sql;
  close(): Promise<void>;
};

export async function openCore(options: {
  env: Env;
  log: Log;
  appUrl: string;
  clock?: Clock;
  ids?: Ids;
  publicUrl?: () => string;
}): Promise<Core> {
  const { env, log, appUrl } = options;
  const clock = options.clock ?? systemClock;
  const ids = options.ids ?? randomIds;
  const { db, close: closeDb } = openDb(appUrl);
  const sql = openSql(appUrl, 6);
  const bus = new Bus({ sql, log, redisUrl: env.redisUrl });
  const sessions = createSessions(db, env.authSecret);
  const services: Services = {
    env,
    log,
    clock,
    ids,
    db,
    bus,
    drafting: createDrafting({
      sql,
      log,
      clock,
      ids,
      hints: { publish: (draftId, seq) => bus.hint(draftId, seq), subscribe: (fn) => bus.onHint(fn) },
      carets: { publish: (payload) => bus.caret(payload), subscribe: (fn) => bus.onCaret(fn) },
      kinds: { ...DRAFT_KINDS, ...(env.mode === 'test' && { none: noneKind }) },
      authorize: draftAuthorizer({ db, clock, sessions, secret: env.authSecret }),
    }),
    mailer: new Mailer({ db, clock, ids, log, smtpUrl: env.smtpUrl, from: env.mailFrom }),
    actorById: (accountId) => sessions.byId(accountId),
    publicUrl: options.publicUrl ?? (() => env.publicUrl?.origin ?? `http://${env.host}:${env.port}`),
  };
  await bus.start();
  bus.subscribe((message) => {
    if (message.type !== 'revoke') return;
    const { accountId, forumId, draftId, code } = message;
    if (code === 'rights_changed') void services.drafting.recheck({ accountId, forumId, draftId });
    else
      services.drafting.revoke(
        { accountId, draftId, forumId },
        code === 'frozen' ? 'frozen' : 'unauthorised',
      );
  });
  return {
    services,
    sessions,
    sql,
    nouns: bindNouns(services),
    async close() {
      await services.drafting.stop();
      await services.mailer.stop();
      await bus.stop();
      await Promise.allSettled([closeDb(), sql.end({ timeout: 5 })]);
    },
  };
}
