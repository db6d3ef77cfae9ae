import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withRetry } from './with-retry.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('[DR30] storing that is never answered is tried again: people are told meanwhile, and told when it works', async () => {
  const told: string[] = [];
  let asked = 0;
  const stored = withRetry(
    () => {
      asked += 1;
      return asked === 1 ? new Promise<string>(() => {}) : Promise.resolve('stored');
    },
    {
      ended: () => false,
      tooLongMs: 30_000,
      failing: (error) => told.push((error as Error).message),
      tooLong: () => told.push('too long'),
      recovered: () => told.push('recovered'),
    },
  );
  await vi.advanceTimersByTimeAsync(2_000);
  expect(told).toEqual(['storing takes long']);
  await vi.advanceTimersByTimeAsync(9_000);
  expect(await stored).toBe('stored');
  expect(asked).toBe(2);
  expect(told).toEqual(['storing takes long', 'storing hangs', 'recovered']);
  expect(vi.getTimerCount()).toBe(0);
});
