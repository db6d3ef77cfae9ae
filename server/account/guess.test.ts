/** Codes tried by machines: at one moment, from one network, from many. Alone in its file, since it uses up the tries of all. */

import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { forum } from '#drizzle/schema/forum.ts';
import { accountWorld } from './testing.ts';

let w: Awaited<ReturnType<typeof accountWorld>>;
beforeAll(async () => {
  w = await accountWorld();
});
afterAll(() => w.world.end());

async function codeOf(over: Partial<typeof forum.$inferInsert> = {}): Promise<{ code: string }> {
  const { id } = await w.world.forum(over);
  const [row] = await w.world.services.db.select().from(forum).where(eq(forum.id, id));
  return { code: row?.joinCode ?? '' };
}

it('[AK7] guesses sent at one moment, or from many addresses, learn of a few codes and never which door is closed', async () => {
  const f = await codeOf();
  const closed = await codeOf({ joinOpen: false });
  const hall = '192.0.2.77';
  const guess = (code: string, address: string) =>
    w.queries.joinPage(null, code, address).then(
      () => 'open',
      (error: unknown) => JSON.stringify(error, ['vecheCode', 'fields', 'code']),
    );
  const wrong = Array.from({ length: 1_000 }, (_, i) => String(700_000 + i)).filter(
    (code) => code !== f.code && code !== closed.code,
  );
  expect(await guess(closed.code, 'p')).toBe(await guess(wrong[0] ?? '', 'p'));
  expect(await guess(f.code, hall)).toBe('open');
  // All look up at once; the right one, last, is told to nobody who has used up the tries.
  const burst = await Promise.all([...wrong, f.code].map((code) => guess(code, '203.0.113.9')));
  expect(burst.filter((answer) => answer.includes('wrong_code')).length).toBeLessThanOrEqual(310);
  expect(burst.at(-1)).toContain('rate_limited');
  // A household's whole IPv6 network is one caller.
  const own = await Promise.all(
    wrong.slice(0, 600).map((code, i) => guess(code, `2001:db8:5:7::${(i + 1).toString(16)}`)),
  );
  expect(own.filter((answer) => answer.includes('wrong_code')).length).toBeLessThanOrEqual(310);
  // From many addresses the door shuts to everybody for a while: of a million codes two thousand were tried.
  let told = 0;
  for (let i = 0; i < 30; i += 1) {
    const many = await Promise.all(wrong.slice(0, 90).map((code) => guess(code, `198.51.100.${i}`)));
    told += many.filter((answer) => answer.includes('wrong_code')).length;
  }
  expect(told).toBeLessThanOrEqual(2_000);
  expect(await guess(f.code, '192.0.2.1')).toContain('rate_limited');
  // A hall that has come in is not shut out by what others guess; its own guesses are counted all the same.
  expect(await guess(f.code, hall)).toBe('open');
  const insider = await Promise.all(wrong.slice(0, 600).map((code) => guess(code, hall)));
  expect(insider.filter((answer) => answer.includes('wrong_code')).length).toBeLessThanOrEqual(310);
  expect(await guess(f.code, hall)).toContain('rate_limited');
}, 60_000);
