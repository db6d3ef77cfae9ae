/**
 * A consistent copy while people work: every table by COPY in one REPEATABLE READ transaction, written beside the
 * target and renamed when whole, so that a file under the asked name is always a complete backup.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import postgres from 'postgres';
import { END_OF_ROWS, FORMAT, type Manifest } from './format.ts';
import { tablesInOrder } from './tables.ts';

/** Copies the database into `file`; returns the counts and hashes it wrote. */
export async function backup(ownerUrl: string, file: string): Promise<Manifest> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  const part = `${file}.part`;
  const gzip = createGzip();
  const out = createWriteStream(part, { mode: 0o600 });
  gzip.pipe(out);
  const write = async (chunk: string | Buffer) => {
    if (!gzip.write(chunk)) await once(gzip, 'drain');
  };
  try {
    const manifest: Manifest = { end: true, counts: {}, hashes: {} };
    await sql.begin('isolation level repeatable read read only', async (tx) => {
      const [m] = await tx`select count(*)::int as n from drizzle.__drizzle_migrations`;
      await write(
        `${JSON.stringify({ format: FORMAT, at: new Date().toISOString(), migrations: m?.n, app: 'veche' })}\n`,
      );
      for (const { name, columns, key } of await tablesInOrder(tx)) {
        await write(`${JSON.stringify({ table: name, columns })}\n`);
        const list = columns.map((c) => `"${c}"`).join(', ');
        const order = key.length > 0 ? ` order by ${key.map((c) => `"${c}"`).join(', ')}` : '';
        const rows = await tx.unsafe(`copy (select ${list} from "${name}"${order}) to stdout`).readable();
        const hash = createHash('sha256');
        let count = 0;
        for await (const chunk of rows as AsyncIterable<Buffer>) {
          hash.update(chunk);
          for (const byte of chunk) if (byte === 10) count += 1;
          await write(chunk);
        }
        await write(`${END_OF_ROWS}\n`);
        manifest.counts[name] = count;
        manifest.hashes[name] = hash.digest('hex');
      }
    });
    await write(`${JSON.stringify(manifest)}\n`);
    gzip.end();
    await finished(out);
    const handle = await open(part, 'r+');
    await handle.sync();
    await handle.close();
    await rename(part, file);
    return manifest;
  } catch (error) {
    gzip.destroy();
    out.destroy();
    await rm(part, { force: true });
    throw error;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
