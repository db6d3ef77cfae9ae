/** What is kept: compaction, bad rows, named versions, the hour's version. */
import { expect, test } from 'vitest';
import { ManualClock } from '#server/clock.ts';
import { createStore } from './store.ts';
import { synced, until } from './testing.ts';
import { scene, stored, text } from './testing-scene.ts';
import { textHash } from './text-hash.ts';

const s = scene();

test('[DR34] a compacted draft says the same, rows go only when two snapshots hold them, and it opens at once', async () => {
  const node = await s.startOne({ limits: { compactRows: 1_000_000 } });
  const id = await s.newDraft(node);
  const anna = s.person(node.url, id, 'anna');
  await synced(anna);
  const write = async (n: number) => {
    for (let i = 0; i < n; i += 1) {
      anna.doc.getText('t').insert(i % 7, 'слово ');
      if (i % 3 === 0) anna.doc.getText('t').delete(0, 2);
    }
    await anna.acked();
  };
  const rows = async () =>
    (await s.db.sql`select count(*)::int as n from draft_update where draft_id = ${id}`)[0]!.n;
  await write(300);
  const first = await rows();
  expect(await node.drafting.compact(id)).toBe(true);
  expect(await rows()).toBe(first);
  await write(300);
  const hash = textHash(await node.drafting.read(id));
  expect(await node.drafting.compact(id)).toBe(true);
  expect(await rows()).toBeLessThan(first + 300);
  expect(textHash(await node.drafting.read(id))).toBe(hash);
  await write(10);
  expect(await stored(node, id)).toBe(text(anna));
  expect(await node.drafting.compact('нет')).toBe(false);
  // The newest snapshot rots: the one before it and the log still give everything.
  await s.db.owner`update draft_snapshot set data = '\\x0102'::bytea where draft_id = ${id} and seq = (
    select max(seq) from draft_snapshot where draft_id = ${id})`;
  expect(await stored(node, id)).toBe(text(anna));
});

test('[DR34] two drafts compacted at once, and one twice, stay each its own', async () => {
  const node = await s.startOne({ limits: { compactRows: 1_000_000 } });
  const people = [];
  for (const word of ['первый ', 'второй ']) {
    const id = await s.newDraft(node);
    const person = s.person(node.url, id, `who-${people.length}`);
    await synced(person);
    for (let i = 0; i < 40; i += 1) person.doc.getText('t').insert(0, word);
    await person.acked();
    people.push({ id, person });
  }
  const [one, two] = people as [(typeof people)[number], (typeof people)[number]];
  const compacted = await Promise.all(
    [one.id, two.id, one.id, two.id].map((id) => node.drafting.compact(id)),
  );
  expect(compacted.slice(0, 2)).toEqual([true, true]);
  const kept = await s.db.sql<
    { draft_id: string; text_hash: string }[]
  >`select draft_id, text_hash from draft_snapshot
    where draft_id in (${one.id}, ${two.id})`;
  for (const { id, person } of people) {
    const hash = textHash(await node.drafting.read(id));
    expect(await stored(node, id)).toBe(text(person));
    expect(new Set(kept.filter((row) => row.draft_id === id).map((row) => row.text_hash))).toEqual(
      new Set([hash]),
    );
  }
});

test('[DR35] a row that cannot be applied is set aside and the draft opens with the rest', async () => {
  const node = await s.startOne();
  const id = await s.newDraft(node);
  const anna = s.person(node.url, id, 'anna');
  await synced(anna);
  anna.doc.getText('t').insert(0, 'цело');
  await anna.acked();
  anna.destroy();
  await until(() => node.drafting.stats().rooms === 0);
  await createStore(s.db.sql).append(id, 1, 1, new Date(), [
    { accountId: 'eve', connectionId: 'x', data: Uint8Array.of(1, 1, 9, 0, 4, 1, 1, 116, 255, 255) },
  ]);
  const boris = s.person(node.url, id, 'boris');
  await synced(boris);
  expect(text(boris)).toBe('цело');
  const [row] = await s.db.sql`select account_id, reason from draft_quarantine where draft_id = ${id}`;
  expect(row?.account_id).toBe('eve');
  boris.doc.getText('t').insert(0, 'и дальше ');
  await boris.acked();
  expect(await stored(node, id)).toBe('и дальше цело');
});

test('[DR36] named versions can be listed and read, and a freeze keeps one', async () => {
  const node = await s.startOne();
  const id = await s.newDraft(node);
  await node.drafting.transact(id, 'anna', (doc) => doc.getText('t').insert(0, 'первая'));
  const version = await node.drafting.nameVersion(id, 'До обеда', 'anna');
  await node.drafting.transact(id, 'anna', (doc) => doc.getText('t').insert(0, 'вторая '));
  await s.db.sql.begin((tx) => node.drafting.freeze(tx, id, 'anna'));
  expect((await node.drafting.readVersion(id, version.id)).getText('t').toString()).toBe('первая');
  expect((await node.drafting.versions(id)).map((one) => one.name)).toEqual(['freeze', 'До обеда']);
  expect(
    (await s.db.sql`select distinct account_id from draft_client where draft_id = ${id}`).map(
      (r) => r.account_id,
    ),
  ).toEqual(['anna']);
});

test('[DR40] after each hour of work a version is kept by itself', async () => {
  const clock = new ManualClock(new Date('2026-11-21T10:00:00Z'));
  const node = await s.startOne({ clock });
  const id = await s.newDraft(node);
  const write = () => node.drafting.transact(id, 'anna', (doc) => doc.getText('t').insert(0, 'x'));
  await write();
  clock.advance(59 * 60_000);
  await write();
  expect(await node.drafting.versions(id)).toEqual([]);
  clock.advance(2 * 60_000);
  await write();
  await until(async () => (await node.drafting.versions(id)).length === 1);
  await write();
  expect((await node.drafting.versions(id)).map((version) => version.name)).toEqual(['hour']);
});
