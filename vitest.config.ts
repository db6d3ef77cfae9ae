import { defineConfig } from 'vitest/config';

// One PostgreSQL a run (server/testing/global.ts); each file clones its own database from a migrated template.
export default defineConfig({
  test: {
    include: [
      '{domain,server,drizzle,messages,app,components,bench}/**/*.test.{ts,tsx}',
      '{domain,server}/**/*.fuzz.test.ts',
    ],
    globalSetup: ['server/testing/global.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
