/** The calls of the command line, a value each: its words, its options, what it does. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ParseArgsConfig } from 'node:util';
import { eq } from 'drizzle-orm';
import { refuse } from '#domain/errors.ts';
import type { Result } from '#domain/result.ts';
import { account } from '#drizzle/schema/account.ts';
import { resume, suspend } from '../account/admin-commands.ts';
import { createUser } from '../account/terminal.ts';
import { backup } from '../backup/backup.ts';
import { restore } from '../backup/restore.ts';
import { verify } from '../backup/verify.ts';
import { execute } from '../command.ts';
import { type Core, openCore } from '../core.ts';
import { openSql } from '../db.ts';
import { importResolution } from '../documents/import-resolution.ts';
import { signTicket } from '../drafting/ticket.ts';
import type { Env } from '../env.ts';
import type { Log } from '../log.ts';
import { migrate } from '../migrate.ts';
import { attachPostgres, type PostgresHandle } from '../postgres/open.ts';
import { EXPORTS, exportPaper } from './export.ts';

export type CallContext = {
  env: Env;
  log: Log;
  values: Record<string, string | boolean | undefined>;
  positionals: string[];
  usage(): never;
};
export type Call = {
  words: string[];
  usage: string;
  options: ParseArgsConfig['options'];
  positionals?: number;
  run(cx: CallContext): Promise<number>;
};

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const TICKET_MINUTES = 10;

async function withPostgres<T>(
  { env, log }: CallContext,
  work: (pg: PostgresHandle) => Promise<T>,
): Promise<T> {
  const pg = await attachPostgres({
    dataDir: env.dataDir,
    databaseUrl: env.databaseUrl,
    appDatabaseUrl: env.appDatabaseUrl,
    log,
  });
  try {
    return await work(pg);
  } finally {
    await pg.stop();
  }
}

async function withCore<T>(cx: CallContext, work: (core: Core) => Promise<T>): Promise<T> {
  return withPostgres(cx, async (pg) => {
    await migrate(pg.ownerUrl);
    const core = await openCore({ env: cx.env, log: cx.log, appUrl: pg.appUrl });
    try {
      return await work(core);
    } finally {
      await core.close();
    }
  });
}

/** Exit 0 with what `show` prints, or 1 with the code (and the fields it is about) on stderr. */
function report<T>(result: Result<T>, show: (data: T) => void): number {
  if (result.ok) {
    show(result.data);
    return 0;
  }
  const fields = Object.entries(result.fields ?? {}).map(([field, code]) => ` ${field}:${code}`);
  process.stderr.write(`${result.code}${fields.join('')}\n`);
  return 1;
}

const print = (line: string) => process.stdout.write(`${line}\n`);

function need(cx: CallContext, name: string): string {
  const value = cx.values[name];
  return typeof value === 'string' && value !== '' ? value : cx.usage();
}

async function accountByEmail(core: Core, email: string) {
  const [row] = await core.services.db
    .select()
    .from(account)
    .where(eq(account.email, email.normalize('NFKC').trim().toLowerCase()));
  return row ?? refuse('not_found');
}

export const CALLS: Call[] = [
  {
    words: ['user', 'create'],
    usage: 'user create --email E --name N [--admin]',
    options: { email: text, name: text, admin: flag },
    run: (cx) =>
      withCore(cx, async (core) => {
        const input = { email: need(cx, 'email'), name: need(cx, 'name'), admin: cx.values.admin === true };
        return report(await createUser(core.services, input), (data) => print(data.link));
      }),
  },
  ...(['suspend', 'resume'] as const).map(
    (verb): Call => ({
      words: ['user', verb],
      usage: `user ${verb} --email E`,
      options: { email: text },
      run: (cx) =>
        withCore(cx, async (core) => {
          const { id } = await accountByEmail(core, need(cx, 'email'));
          const command = verb === 'suspend' ? suspend : resume;
          return report(
            await execute(core.services, command, null, { accountId: id }, { channel: 'cli' }),
            () => {},
          );
        }),
    }),
  ),
  {
    words: ['import'],
    usage: 'import FILE --json',
    options: { json: flag },
    positionals: 1,
    // Reads a printed resolution and saves nothing: needs no database.
    run: async (cx) => {
      const file = cx.positionals[0] ?? cx.usage();
      const bytes = new Uint8Array(await readFile(file));
      print(JSON.stringify(await importResolution({ bytes, filename: basename(file) }), null, 2));
      return 0;
    },
  },
  ...EXPORTS.map(
    (what): Call => ({
      words: ['export', what],
      usage: `export ${what} ID${what === 'forum' ? '' : ' --format docx|pdf|pdfa|akn|json|md|txt'} -o FILE`,
      options: { format: text, output: { type: 'string', short: 'o' } },
      positionals: 1,
      run: (cx) =>
        withCore(cx, async (core) => {
          const output = need(cx, 'output');
          const format = what === 'forum' ? 'zip' : need(cx, 'format');
          const hash = await exportPaper(core, what, cx.positionals[0] ?? cx.usage(), format, output);
          print(`${output} ${hash}`);
          return 0;
        }),
    }),
  ),
  {
    words: ['ticket'],
    usage: 'ticket --draft ID --as EMAIL [--write]',
    options: { draft: text, as: text, write: flag },
    run: (cx) =>
      withCore(cx, async (core) => {
        const row = await accountByEmail(core, need(cx, 'as'));
        const { env, clock } = core.services;
        print(
          signTicket(env.authSecret, {
            draftId: need(cx, 'draft'),
            accountId: row.id,
            write: cx.values.write === true,
            sessionVersion: row.sessionVersion,
            exp: Math.floor(clock.now().getTime() / 1000) + TICKET_MINUTES * 60,
          }),
        );
        return 0;
      }),
  },
  {
    words: ['verify'],
    usage: 'verify [--since YYYY-MM-DD] [--head SHA256]',
    options: { since: text, head: text },
    run: (cx) =>
      withPostgres(cx, async (pg) => {
        const since = typeof cx.values.since === 'string' ? new Date(cx.values.since) : undefined;
        if (since && Number.isNaN(since.getTime())) cx.usage();
        const sql = openSql(pg.appUrl, 1);
        try {
          const head = typeof cx.values.head === 'string' ? cx.values.head.trim().toLowerCase() : undefined;
          if (head !== undefined && !/^[0-9a-f]{64}$/.test(head)) cx.usage();
          const report = await verify(sql, { since, ...(head && { head }) });
          if (!report.separateRoles)
            process.stderr.write('note: one database role does everything; triggers alone guard the chain\n');
          for (const f of report.findings) print(`${f.table} ${f.id}: ${f.problem}`);
          if (report.ok)
            print(`OK ${report.events} events in ${report.streams} streams, ${report.texts} texts`);
          return report.ok ? 0 : 1;
        } finally {
          await sql.end({ timeout: 5 });
        }
      }),
  },
  {
    words: ['backup'],
    usage: 'backup -o FILE',
    options: { output: { type: 'string', short: 'o' } },
    run: (cx) =>
      withPostgres(cx, async (pg) => {
        const manifest = await backup(pg.ownerUrl, need(cx, 'output'));
        for (const [table, count] of Object.entries(manifest.counts))
          print(`${table} ${count} ${manifest.hashes[table]}`);
        return 0;
      }),
  },
  {
    words: ['restore'],
    usage: 'restore FILE',
    options: {},
    positionals: 1,
    run: (cx) =>
      withPostgres(cx, async (pg) => {
        await migrate(pg.ownerUrl);
        const manifest = await restore(pg.ownerUrl, cx.positionals[0] ?? cx.usage());
        for (const [table, count] of Object.entries(manifest.counts))
          print(`${table} ${count} ${manifest.hashes[table]}`);
        return 0;
      }),
  },
];
