/**
 * A thousand phones behind the one address of a hall's router come in within two minutes, with the slips of a thousand
 * fingers: every tenth mistypes the code, every tenth the badge. By day a part of them comes in; at night (NIGHTLY=1) all.
 */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { forum } from '#drizzle/schema/forum.ts';
import { limitsOf } from './limits.ts';
import { accountWorld } from './testing.ts';

const NIGHT = process.env.NIGHTLY === '1';
const PHONES = 1_000;
const HALL = '203.0.113.50';
let w: Awaited<ReturnType<typeof accountWorld>>;
beforeAll(async () => {
  w = await accountWorld();
});
afterAll(() => w.world.end());

it('[AK7] the tries of one address are enough for a thousand phones and their slips', async () => {
  const { spend, check } = limitsOf(w.world.services);
  const at = '203.0.113.51';
  for (let i = 0; i < PHONES; i += 1) {
    await check('codeByAddress', at);
    if (i % 10 === 0) await spend('codeByAddress', at);
    // Three letters, another three, and the one chosen.
    for (let n = 0; n < 4; n += 1) await spend('seatByAddress', at);
    if (i % 10 === 5)
      for (const rule of ['badgeByAddress', 'badgeByForum'] as const) await spend(rule, `hall:${at}`);
    await spend('guestByAddress', at);
  }
});

it(`[AK7] ${NIGHT ? PHONES : 40} people come in from one address, half by the list and half as guests, none is sent away`, async () => {
  const { id } = await w.world.forum();
  const [row] = await w.world.services.db.select().from(forum).where(eq(forum.id, id));
  const code = row?.joinCode ?? '';
  const ticks = { processing: true as const, publication: false };
  const count = NIGHT ? PHONES : 40;
  const LETTERS = 'абвгдежзик';
  /** «Аванова», «Бванова» …: a name is letters. */
  const nameOf = (i: number) =>
    `${[...String(i).padStart(4, '0')].map((n) => LETTERS[Number(n)]).join('')}ова Анна`;
  const badgeOf = (i: number) => String(1_000 + i);
  const seats: string[] = [];
  for (let i = 0; i < count; i += 2)
    seats[i] = await w.world.join(id, null, ['participant'], {
      fullName: nameOf(i),
      badgeCode: badgeOf(i),
      confirmedAt: null,
    });
  const comeIn = async (i: number) => {
    if (i % 10 === 0) await w.queries.joinPage(null, '000000', HALL).catch(() => null);
    await w.queries.joinPage(null, code, HALL);
    const participantId = seats[i];
    if (!participantId)
      return w.commands.joinForum(null, {
        name: nameOf(i),
        post: '',
        school: '',
        code,
        address: HALL,
        ...ticks,
      });
    const found = await w.queries.seatSearch({ code, text: nameOf(i).slice(0, 5), address: HALL });
    expect(found.map((seat) => seat.participantId)).toContain(participantId);
    const claim = (badge: string) =>
      w.commands.claimSeat(null, { code, participantId, badge, address: HALL, ...ticks });
    if (i % 10 === 4) expect(await claim('9999')).toMatchObject({ code: 'account/wrong_badge' });
    return claim(badgeOf(i));
  };
  const began = performance.now();
  // Everybody looks up at the wall at the same moment: fifty are on their way at any time.
  let next = 0;
  const lane = async () => {
    for (let i = next++; i < count; i = next++) expect(await comeIn(i)).toMatchObject({ ok: true });
  };
  await Promise.all(Array.from({ length: 50 }, lane));
  if (NIGHT) {
    const seconds = (performance.now() - began) / 1_000;
    console.log(`${count} people came in within ${seconds.toFixed(1)} s`);
    expect(seconds).toBeLessThan(120);
  }
}, 300_000);
