/** Versions of a draft on the real database: kept, compared, brought back under living sockets, and who wrote what. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { listName } from '#domain/account/names.ts';
import { addBlock, deleteBlock } from '#domain/resolution/operations.ts';
import { readDraft } from '#domain/resolution/read.ts';
import { firstText, textOf, typeAt } from '#domain/resolution/testing.ts';
import { synced } from '../drafting/testing.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { addPerson, code, ok, openHall, openSockets, type Sockets, toolOf } from '../vote/testing.ts';

let world: TestWorld;
let sockets: Sockets;
beforeAll(async () => {
  world = await createTestServices();
  sockets = await openSockets(world);
});
afterAll(async () => {
  await sockets.stop();
  expect(world.errors).toEqual([]);
  await world.end();
});

const commands = () => world.nouns.history.commands;
const queries = () => world.nouns.history.queries;

test('[RS45] a version is kept under a name, before a freeze and by the house; each says which', async () => {
  const hall = await openHall(world, 0);
  const { resolutionId, chair, slug } = hall;
  ok(await commands().keepVersion(chair, { resolutionId, name: 'freeze' }));
  ok(await world.nouns.resolution.commands.freezeText(chair, { resolutionId }));
  const { versions, may } = await queries().draftHistory(chair, slug);
  const chairName = listName('Булатова Лидия Петровна');
  // Both in one moment of the test's clock.
  expect(versions.map(({ kind, name, by }) => [kind, name, by]).sort()).toEqual([
    ['freeze', '', chairName],
    ['hand', 'freeze', chairName],
  ]);
  expect(may).toEqual({ keep: true, restore: false, words: true });
  expect(code(await commands().restoreVersion(chair, { resolutionId, versionId: versions[0]!.id }))).toBe(
    'frozen',
  );
});

test('[RS43] a restored version reaches open browsers as ordinary edits, and what stood there is kept', async () => {
  const hall = await openHall(world, 1);
  const { resolutionId, draftId, chair, slug, clauses } = hall;
  const { versionId } = ok(await commands().keepVersion(chair, { resolutionId, name: 'Утро' }));
  const editor = await addPerson(hall, ['editor', 'participant']);
  const peer = sockets.open(draftId, editor.actor);
  await synced(peer);
  const tool = toolOf(peer.doc);
  typeAt(tool, clauses[0]!, 0, 'немедленно ');
  deleteBlock(tool, clauses[1]!);
  const group = readDraft(tool.Y, peer.doc).groups[0]!.id;
  const fresh = addBlock(tool, { group, text: 'открыть сайт форума' });
  await expect
    .poll(async () =>
      readDraft(Y, await world.services.drafting.read(draftId)).blocks.some(({ id }) => id === fresh),
    )
    .toBe(true);
  const done = ok(await commands().restoreVersion(chair, { resolutionId, versionId }));
  expect(done.blocks).toBe(3);
  await expect.poll(() => textOf(tool, clauses[0]!)).toBe('закрепить наставников за молодыми директорами');
  const blocks = new Map(readDraft(tool.Y, peer.doc).blocks.map((block) => [block.id, block]));
  expect(blocks.get(clauses[1]!)?.end).toBeNull();
  expect(blocks.get(fresh)?.end).toMatchObject({ how: 'deleted', text: 'открыть сайт форума' });
  const { versions } = await queries().draftHistory(chair, slug);
  expect(versions.map(({ kind }) => kind)).toEqual(['restored', 'before', 'hand']);
  const diff = await queries().versionDiff(chair, slug, versions[1]!.id);
  expect(diff.counts).toEqual({ changed: 1, added: 1, removed: 1, moved: 0 });
  expect(ok(await commands().restoreVersion(chair, { resolutionId, versionId })).blocks).toBe(0);
});

test('[RS46] only those who conduct the work keep and restore; a version of another draft does not exist', async () => {
  const hall = await openHall(world, 1);
  const other = await openHall(world, 0);
  const { resolutionId, people, chair, slug } = hall;
  const participant = people[0]!;
  expect(code(await commands().keepVersion(participant, { resolutionId, name: 'Моя' }))).toBe('forbidden');
  const foreign = ok(
    await commands().keepVersion(other.chair, { resolutionId: other.resolutionId, name: 'Чужая' }),
  );
  expect(
    code(await commands().restoreVersion(participant, { resolutionId, versionId: foreign.versionId })),
  ).toBe('forbidden');
  expect(code(await commands().restoreVersion(chair, { resolutionId, versionId: foreign.versionId }))).toBe(
    'not_found',
  );
  await expect(queries().versionDiff(chair, slug, foreign.versionId)).rejects.toMatchObject({
    vecheCode: 'not_found',
  });
  expect((await queries().draftHistory(participant, slug)).may).toEqual({
    keep: false,
    restore: false,
    words: false,
  });
});

test('[RS47] the view of words says whose each run is; participants do not see it', async () => {
  const hall = await openHall(world, 1);
  const { draftId, chair, slug, clauses, people } = hall;
  const editor = await addPerson(hall, ['editor', 'participant']);
  const peer = sockets.open(draftId, editor.actor);
  await synced(peer);
  const tool = toolOf(peer.doc);
  const words = firstText(tool, clauses[0]!);
  words.insert(words.length, ' и завучами');
  await expect.poll(async () => (await queries().wordsOfDraft(chair, slug)).authors.length).toBe(2);
  const view = await queries().wordsOfDraft(chair, slug);
  const names = view.authors.map(({ name }) => name);
  expect(names[0]).toBe(listName('Булатова Лидия Петровна'));
  expect(view.authors[1]?.words).toBe(2);
  const block = view.blocks.find(({ id }) => id === clauses[0]);
  expect(block?.parts).toEqual([
    { text: 'закрепить наставников за молодыми директорами', author: 0 },
    { text: ' и завучами', author: 1 },
  ]);
  await expect(queries().wordsOfDraft(people[0] ?? null, slug)).rejects.toMatchObject({
    vecheCode: 'not_found',
  });
});
