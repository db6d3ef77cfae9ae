import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { describeProtocol, intents } from '#domain/contract.ts';
import { PROTOCOL_VERSION } from '#domain/protocol-version.ts';

/** One line a version, never edited once released: the version and the hash of what it stands for. */
const HISTORY: Record<number, string> = {
  1: 'e63556845d238621d2b7eed23fef2a8d',
  // Names of views may have capitals.
  2: 'd63228726333c2d947ffbbb624b2558c',
};

test('[LV2] the wire changes only together with PROTOCOL_VERSION', () => {
  const hash = createHash('sha256').update(describeProtocol()).digest('hex').slice(0, 32);
  expect(Math.max(...Object.keys(HISTORY).map(Number))).toBe(PROTOCOL_VERSION);
  expect(hash).toBe(HISTORY[PROTOCOL_VERSION]);
});

test('[LV3] intents are strict and bounded', () => {
  const refused: [keyof typeof intents, unknown][] = [
    ['view:open', { name: 'forum.now', id: 'a', extra: 1 }],
    ['view:open', { name: '../etc', id: 'a' }],
    ['view:open', { name: '__proto__', id: 'a' }],
    ['view:open', { name: 'forum.now', id: 'a/../b' }],
    ['view:open', { name: 'forum.now', id: 'a'.repeat(121) }],
    ['view:open', { name: 'forum.now', id: '' }],
    ['command:run', { name: 'vote.cast', cmdId: 'short', input: {} }],
    ['command:run', { name: 'constructor', cmdId: 'a'.repeat(20), input: {} }],
    ['clock:ping', { t0: Number.NaN }],
    ['clock:ping', null],
  ];
  for (const [name, body] of refused)
    expect([name, body, intents[name].safeParse(body).success]).toEqual([name, body, false]);
  expect(intents['view:open'].safeParse({ name: 'quiz.round', id: 'abc:2' }).success).toBe(true);
});
