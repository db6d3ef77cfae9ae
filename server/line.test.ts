/**
 * The line on a real paper: the resolution of a municipal forum is read, its clauses are proposed by people in the hall,
 * taken into the text, frozen, voted by hands, adopted, and stand on the board; then the adopted Word file is read again.
 * The paper is that of ../shared where it is present (VECHE_SHARED names another folder), else one of our own.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import type { ImportedResolution } from '#domain/resolution/import/imported.ts';
import { setGroupFields } from '#domain/resolution/operations.ts';
import { readDraft } from '#domain/resolution/read.ts';
import type { Result } from '#domain/result.ts';
import { importResolution } from './documents/import-resolution.ts';
import { createTestServices, type TestWorld } from './testing/services.ts';
import { toolOf } from './vote/testing.ts';

const OWN = `Резолюция

II муниципального форума «Школа, в которую хочется идти»

14 ноября 2025 года

ст. Приозёрная

1. Форум организован клубом директоров района.

2. В форуме приняли участие 28 директоров.

По итогам работы Форума были выдвинуты следующие предложения:

Рекомендовать управлению образования администрации Приозёрного района:

а) запрашивать у школ одни и те же сведения один раз;

б) закрепить наставников за молодыми директорами.

Рекомендовать руководителям образовательных организаций:

1) создать рабочую группу из руководителей образовательных организаций;

2) разработать программу развития кадрового потенциала до 1 сентября 2026 года.`;

const shared = join(
  process.env.VECHE_SHARED ?? resolve(import.meta.dirname, '../../shared'),
  'data/source-documents/4-forum-resolution-dinskaya.txt',
);
if (!existsSync(shared))
  console.info('left out: the line on the real resolution (VECHE_SHARED names no folder)');

let world: TestWorld;
let paper: ImportedResolution;
beforeAll(async () => {
  world = await createTestServices();
  paper = await importResolution({ text: existsSync(shared) ? readFileSync(shared, 'utf8') : OWN });
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.end();
});

function ok<T>(result: Result<T>): T {
  expect(result).toMatchObject({ ok: true });
  return (result as { data: T }).data;
}
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

it('from the printed resolution to the board, word for word, and back from the Word file', async () => {
  const { proposal, resolution, track, vote, recommendation } = world.nouns;
  const forum = await world.forum({ settlement: paper.place ?? 'ст. Приозёрная' });
  const chair = await world.person();
  await world.join(forum.id, chair, ['organiser', 'participant'], { badgeCode: '0001' });
  const people: Actor[] = [];
  for (const [at] of paper.tracks
    .concat(paper.tracks.length ? [] : [{ title: '', speakers: [], duplicateOf: null }])
    .entries()) {
    const person = await world.person();
    await world.join(forum.id, person, ['participant'], {
      badgeCode: String(100 + at),
      schoolId: await world.school(),
    });
    people.push(person);
  }
  const trackIds: string[] = [];
  for (const { title, duplicateOf } of paper.tracks)
    if (duplicateOf === null)
      trackIds.push(
        ok(await track.commands.createTrack(chair, { forumId: forum.id, title: title.slice(0, 200) })).id,
      );

  const { id: resolutionId, draftId } = ok(
    await resolution.commands.ensureResolution(chair, { forumId: forum.id }),
  );
  const named = paper.addressees.filter(({ name }) => name !== null);
  const groups: string[] = [];
  await world.services.drafting.transact(draftId, chair.accountId, (doc) => {
    const tool = toolOf(doc);
    const inOrder = readDraft(tool.Y, doc).groups.toSorted((a, b) => (a.pos < b.pos ? -1 : 1));
    for (const [at, group] of inOrder.entries()) {
      const bodies = named[at]?.bodies ?? [named[at]?.name ?? ''];
      setGroupFields(tool, group.id, { addressees: bodies.map((name) => ({ name, bodyId: null })) });
      groups.push(group.id);
    }
  });
  expect(groups).toHaveLength(named.length);

  const asked: string[] = [];
  for (const [at, group] of named.entries())
    for (const item of group.items) {
      const person = people[asked.length % people.length] as Actor;
      const trackId = trackIds[asked.length % Math.max(1, trackIds.length)] ?? null;
      const sent = { forumId: forum.id, trackId, text: item.text };
      const { id } = ok(await proposal.commands.submitProposal(person, sent));
      ok(
        await proposal.commands.takeProposals(chair, {
          resolutionId,
          proposalIds: [id],
          groupId: groups[at] ?? null,
        }),
      );
      asked.push(plain(item.text));
    }

  const { sha256 } = ok(await resolution.commands.freezeText(chair, { resolutionId }));
  const put = { forumId: forum.id, matter: 'whole' as const, method: 'hands' as const };
  const opened = ok(await vote.commands.putToVote(chair, put));
  expect(opened).toMatchObject({ sha256, roll: people.length + 1 });
  const { result } = ok(
    await vote.commands.announceResult(chair, {
      voteId: opened.id,
      hands: { unanimous: true, for: 0, against: 0, abstain: 0 },
    }),
  );
  expect(result).toMatchObject({ decision: 'adopted', unanimous: true, for: people.length + 1 });

  const { rows } = await recommendation.queries.boardTable(chair, forum.slug);
  expect(rows.map(({ text }) => plain(text))).toEqual(asked);
  expect(rows.map(({ marker }) => marker)).toEqual(
    named.flatMap(({ items }) => items.map(({ marker }) => marker)),
  );
  const circle = rows.filter(({ kind }) => kind === 'circle');
  expect(circle.map(({ circle: c }) => c?.total)).toEqual(circle.map(() => people.length));
  expect(circle.length).toBeGreaterThan(0);
  for (const row of rows) expect(row.tracks.length).toBe(Math.min(1, trackIds.length));

  const file = await world.nouns.paper.queries.paperFile(
    people[0] as Actor,
    forum.slug,
    'resolution',
    'docx',
  );
  const again = await importResolution({ bytes: new Uint8Array(file.data), filename: 'r.docx' });
  expect(again.addressees.map(({ items }) => items.map(({ text }) => plain(text)))).toEqual(
    named.map(({ items }) => items.map(({ text }) => plain(text))),
  );
});
