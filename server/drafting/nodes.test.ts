/** Several nodes on one draft: hints shorten the way, the log is the truth, whatever reaches one node reaches all. */
import { expect, test } from 'vitest';
import { ManualClock } from '#server/clock.ts';
import { localCarets, localHints, synced, until } from './testing.ts';
import { scene, stored, text } from './testing-scene.ts';

const s = scene();

test('[DR31] two nodes hold one draft: hints carry it over, and a poll heals a lost hint', async () => {
  const hints = localHints();
  const [one, two] = [
    await s.startOne({ hints, limits: { pollMs: 300 } }),
    await s.startOne({ hints, limits: { pollMs: 300 } }),
  ];
  const id = await s.newDraft(one);
  const [anna, boris] = [s.person(one.url, id, 'anna'), s.person(two.url, id, 'boris')];
  await synced(anna, boris);
  anna.doc.getText('t').insert(0, 'раз');
  await until(() => text(boris) === 'раз');
  boris.doc.getText('t').insert(3, ' два');
  await until(() => text(anna) === 'раз два');
  hints.lost = true;
  anna.doc.getText('t').insert(0, 'потеря ');
  boris.doc.getText('t').insert(text(boris).length, ' три');
  await until(() => text(anna) === 'потеря раз два три' && text(boris) === text(anna));
  expect(await stored(one, id)).toBe(text(anna));
});

test('[DR32] freezing on one node closes the sockets of the other, hint or no hint', async () => {
  const hints = localHints();
  hints.lost = true;
  const [one, two] = [
    await s.startOne({ hints, limits: { pollMs: 300 } }),
    await s.startOne({ hints, limits: { pollMs: 300 } }),
  ];
  const id = await s.newDraft(one);
  const boris = s.person(two.url, id, 'boris');
  await synced(boris);
  await s.db.sql.begin((tx) => one.drafting.freeze(tx, id));
  boris.doc.getText('t').insert(0, 'поздно');
  expect((await boris.closed).code).toBe(4409);
  expect(await stored(one, id)).toBe('');
});

test('[DR33] who moves to another node that is behind is not taken for a forger', async () => {
  const hints = localHints();
  hints.lost = true;
  const limits = { pollMs: 60_000 };
  const [one, two] = [await s.startOne({ hints, limits }), await s.startOne({ hints, limits })];
  const id = await s.newDraft(one);
  const [anna, boris, clara] = [
    s.person(one.url, id, 'anna'),
    s.person(one.url, id, 'boris'),
    s.person(two.url, id, 'clara'),
  ];
  await synced(anna, boris, clara);
  anna.doc.getText('t').insert(0, 'Анна ');
  await until(() => text(boris) === 'Анна ');
  boris.provider.disconnect();
  boris.doc.getText('t').insert(5, 'Борис');
  const moved = s.person(two.url, id, 'boris', boris.doc);
  await moved.acked();
  await until(() => text(clara) === 'Анна Борис');
});

test('[DR41] people on two nodes see each other’s carets; whoever leaves, or whose node dies, is gone', async () => {
  const carets = localCarets();
  const hints = localHints();
  const clock = new ManualClock(new Date('2026-11-21T10:00:00Z'));
  const at = { hints, carets, clock, limits: { pingMs: 1_000 } };
  const [one, two] = [await s.startOne(at), await s.startOne(at)];
  const id = await s.newDraft(one);
  const anna = s.person(one.url, id, 'anna');
  await synced(anna);
  anna.provider.awareness.setLocalState({ block: 'b1', user: { name: 'Президент' } });
  const boris = s.person(two.url, id, 'boris');
  await synced(boris);
  const seen = (by: typeof anna, of: typeof anna) =>
    by.provider.awareness.getStates().get(of.doc.clientID) as Record<string, unknown> | undefined;
  await until(() => seen(boris, anna)?.block === 'b1', 15_000, 'one who was there before');
  expect(seen(boris, anna)?.user).toEqual({ name: 'Имя anna', color: '#336699' });
  boris.provider.awareness.setLocalState({ block: 'b2' });
  await until(() => seen(anna, boris)?.block === 'b2', 15_000, 'one who came later');
  anna.provider.awareness.setLocalState({ block: 'b3' });
  await until(() => seen(boris, anna)?.block === 'b3', 15_000, 'a move');
  anna.provider.disconnect();
  await until(() => seen(boris, anna) === undefined, 15_000, 'a ghost gone');
  clock.advance(1_000);
  anna.provider.connect();
  await synced(anna);
  await until(() => seen(anna, boris)?.block === 'b2', 15_000, 'greeted again');
  // His node falls silent: nobody says goodbye for Boris.
  carets.lost = true;
  boris.provider.disconnect();
  clock.advance(15_000);
  await until(() => seen(anna, boris) !== undefined, 15_000);
  clock.advance(15_000);
  await until(() => seen(anna, boris) === undefined, 15_000, 'forgotten');
}, 90_000);
