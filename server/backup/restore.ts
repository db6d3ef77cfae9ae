/**
 * Puts a backup into an empty, migrated database in one transaction: counts and hashes of every table are compared with
 * the file's last line before the commit, so a damaged or cut file leaves the database as empty as it was.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import postgres from 'postgres';
import { END_OF_ROWS, type Manifest, zEnd, zHeader, zTable } from './format.ts';
import { tablesInOrder } from './tables.ts';

export class RestoreError extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

export async function restore(ownerUrl: string, file: string): Promise<Manifest> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    return await sql.begin(async (tx) => {
      const [used] =
        await tx`select (select count(*) from account)::int + (select count(*) from event)::int as n`;
      if (used?.n !== 0) throw new RestoreError('restore/not_empty');
      const known = new Map((await tablesInOrder(tx)).map((t) => [t.name, t]));
      const manifest = await load(tx, file, known);
      // A browser may hold edits younger than the backup: a new generation keeps them from being merged into it unseen.
      await tx`update draft set generation = generation + 1`;
      await tx`select setval(pg_get_serial_sequence('outbox', 'id'), greatest((select coalesce(max(id), 0) from outbox), 1))`;
      return manifest;
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function load(
  tx: postgres.TransactionSql,
  file: string,
  known: Map<string, { columns: string[] }>,
): Promise<Manifest> {
  const lines = readLines(file);
  const first = await lines.next();
  if (first.done || !zHeader.safeParse(parse(first.value)).success)
    throw new RestoreError('restore/not_a_backup');
  const counts: Record<string, number> = {};
  const hashes: Record<string, string> = {};
  for (;;) {
    const line = await lines.next();
    if (line.done) throw new RestoreError('restore/cut_short');
    const value = parse(line.value);
    const end = zEnd.safeParse(value);
    if (end.success) {
      for (const name of Object.keys(end.data.counts)) {
        if (counts[name] !== end.data.counts[name] || hashes[name] !== end.data.hashes[name])
          throw new RestoreError('restore/damaged');
      }
      return end.data;
    }
    const table = zTable.safeParse(value);
    const target = table.success ? known.get(table.data.table) : undefined;
    if (!table.success || !target || !table.data.columns.every((c) => target.columns.includes(c)))
      throw new RestoreError('restore/unknown_table');
    const { table: name, columns } = table.data;
    const hash = createHash('sha256');
    let count = 0;
    const writable = await tx
      .unsafe(`copy "${name}" (${columns.map((c) => `"${c}"`).join(', ')}) from stdin`)
      .writable();
    await pipeline(async function* () {
      for (;;) {
        const row = await lines.next();
        if (row.done) throw new RestoreError('restore/cut_short');
        if (row.value === END_OF_ROWS) return;
        const text = `${row.value}\n`;
        hash.update(text);
        count += 1;
        yield text;
      }
    }, writable);
    counts[name] = count;
    hashes[name] = hash.digest('hex');
  }
}

/** readline treats U+2028 and lone CR as ends of line; COPY text escapes CR and LF only, so lines are cut at LF here. */
async function* readLines(file: string): AsyncGenerator<string, void> {
  const stream = createReadStream(file).pipe(createGunzip());
  stream.setEncoding('utf8');
  let rest = '';
  try {
    for await (const chunk of stream as AsyncIterable<string>) {
      const parts = (rest + chunk).split('\n');
      rest = parts.pop() ?? '';
      yield* parts;
    }
  } catch {
    throw new RestoreError('restore/cut_short');
  }
  if (rest) yield rest;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
