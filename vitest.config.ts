import { defineConfig } from 'vitest/config';

// One PostgreSQL a run (server/testing/global.ts); each file clones its own database from a migrated template.
const TESTS = '**/*.test.{ts,tsx}';
// These start processes, kill them or count what is left of them: each file has a process of its own. All others share
// one a worker, since loading the house anew for every file took a quarter of the time.
const ALONE = [
  `server/{drafting,postgres,install,http,cli,testing,nodes}/${TESTS}`,
  'server/{boundaries,client-bundle,draft.fuzz,matrix,quiz/kill,quiz/nodes}.test.ts',
];

export default defineConfig({
  test: {
    globalSetup: ['server/testing/global.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // More than cores: what is tested waits for databases, sockets and processes most of its time.
    maxWorkers: 3,
    projects: [
      { extends: true, test: { name: 'alone', include: ALONE } },
      {
        extends: true,
        test: {
          name: 'together',
          include: [`{domain,server,drizzle,messages,app,components,bench}/${TESTS}`],
          exclude: ['**/node_modules/**', ...ALONE],
          isolate: false,
        },
      },
    ],
  },
});
