/** The house of a running server, opened beside it as the command line does: same database, same secret, same commands. */

import { openCore } from '#server/core.ts';
import { readEnv } from '#server/env.ts';
import type { Log } from '#server/log.ts';
import { attachPostgres } from '#server/postgres/open.ts';
import type { ServerProcess } from '../server.ts';

const silent: Log = { info: () => {}, warn: () => {}, error: (fields, msg) => console.error(msg, fields) };

export async function openHouse(server: Pick<ServerProcess, 'env' | 'dataDir' | 'address'>) {
  const env = readEnv(server.env);
  const pg = await attachPostgres({ dataDir: server.dataDir, log: silent });
  const core = await openCore({ env, log: silent, appUrl: pg.appUrl, publicUrl: () => server.address });
  return {
    ...core,
    ownerUrl: pg.ownerUrl,
    async close() {
      await core.close();
      await pg.stop();
    },
  };
}
