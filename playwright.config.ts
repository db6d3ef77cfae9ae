import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

// Every journey starts its own server from the production build (e2e/server.ts). In CI a failed one is tried once more
// and told as flaky. The long ones (*.night.spec.ts) run in `npm run test:nightly`: `npm test` stays under a quarter of an hour.
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/shared.ts',
  testIgnore: process.env.NIGHTLY === '1' ? [] : ['**/*.night.spec.ts'],
  workers: 1,
  fullyParallel: false,
  retries: process.env.CI === 'true' ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  outputDir: 'test-results',
  forbidOnly: true,
  use: {
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    // Following every step costs a good part of a journey: in CI the second try is followed.
    trace: process.env.CI === 'true' ? 'on-first-retry' : 'retain-on-failure',
    launchOptions: {
      executablePath:
        process.env.CHROMIUM_PATH ??
        ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path)),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-dev-shm-usage',
      ],
    },
  },
});
