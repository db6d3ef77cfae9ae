/** Remarks on a draft, on the real database. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deleteBlock, mergeClauses } from '#domain/resolution/operations.ts';
import { typeAt } from '#domain/resolution/testing.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import { addPerson, code, ok, openHall, toolOf, writeClauses } from '../vote/testing.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createTestServices();
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.end();
});

const commands = () => world.nouns.comment.commands;
const list = (
  actor: Parameters<TestWorld['nouns']['comment']['queries']['commentsOfText']>[0],
  slug: string,
) => world.nouns.comment.queries.commentsOfText(actor, slug);

test('[RS50] a remark stands at the words it means; on words that are not there it is refused', async () => {
  const { resolutionId, clauses, people, chair, slug } = await openHall(world, 1);
  const at = { resolutionId, clauseId: clauses[0]! };
  const author = people[0]!;
  ok(await commands().addComment(author, { ...at, quote: 'молодыми  директорами', text: 'И завучами?' }));
  expect(code(await commands().addComment(author, { ...at, quote: 'опытными', text: 'Нет?' }))).toBe(
    'comment/words_gone',
  );
  expect(
    code(await commands().addComment(author, { resolutionId, clauseId: 'A'.repeat(22), text: 'Где?' })),
  ).toBe('comment/clause_gone');
  const { threads } = await list(chair, slug);
  expect(threads).toHaveLength(1);
  expect(threads[0]).toMatchObject({
    number: 1,
    clauseId: clauses[0],
    quote: 'молодыми  директорами',
    settled: null,
  });
});

test('[RS51] who is asked to look sees it until the thread is settled; an answer opens it again', async () => {
  const hall = await openHall(world, 1);
  const { resolutionId, people, chair, slug, clauses } = hall;
  const { actor: editor, participantId } = await addPerson(hall, ['editor', 'participant']);
  const author = people[0]!;
  const { id: threadId } = ok(
    await commands().addComment(author, {
      resolutionId,
      clauseId: clauses[1]!,
      text: 'Кто отвечает?',
      mentions: [participantId],
    }),
  );
  expect((await list(editor, slug)).threads[0]?.forMe).toBe(true);
  expect((await list(chair, slug)).threads[0]?.forMe).toBe(false);
  ok(await commands().addComment(editor, { resolutionId, threadId, text: 'Управление' }));
  expect(code(await commands().settleComment(editor, { threadId, settled: true }))).toBe('forbidden');
  ok(await commands().settleComment(author, { threadId, settled: true }));
  const settled = (await list(editor, slug)).threads[0];
  expect(settled).toMatchObject({ forMe: false, settled: { by: expect.any(String) } });
  expect(settled?.comments.map(({ text }) => text)).toEqual(['Кто отвечает?', 'Управление']);
  ok(await commands().addComment(chair, { resolutionId, threadId, text: 'Не так' }));
  expect((await list(editor, slug)).threads[0]?.settled).toBeNull();
});

test('[RS51] a remark that names somebody awaits them at the station of the text until they have answered', async () => {
  const hall = await openHall(world, 1);
  const { resolutionId, people, chair, slug } = hall;
  const author = people[0]!;
  const { actor: editor, participantId } = await addPerson(hall, ['editor', 'participant']);
  const awaiting = async (actor: typeof chair) =>
    (await world.nouns.forum.queries.forumHome(actor, slug)).stations.find(({ key }) => key === 'text')
      ?.awaiting;
  const ask = { resolutionId, text: 'Посмотрите срок', mentions: [participantId] };
  const { id: threadId } = ok(await commands().addComment(author, ask));
  expect([await awaiting(editor), await awaiting(author), await awaiting(chair)]).toEqual([1, 0, 0]);
  ok(await commands().addComment(editor, { resolutionId, threadId, text: 'Срок верный' }));
  expect([await awaiting(editor), (await list(editor, slug)).threads[0]?.forMe]).toEqual([0, false]);
  ok(await commands().addComment(author, { ...ask, threadId, text: 'А исполнитель?' }));
  expect([await awaiting(editor), (await list(editor, slug)).threads[0]?.forMe]).toEqual([1, true]);
  ok(await commands().settleComment(author, { threadId, settled: true }));
  expect(await awaiting(editor)).toBe(0);
});

test('[RS54] the place of a remark follows its words through the work on the text', async () => {
  const { resolutionId, draftId, clauses, people, chair, slug } = await openHall(world, 1);
  const [first, second] = clauses as [string, string];
  const quote = 'молодыми директорами';
  ok(await commands().addComment(people[0]!, { resolutionId, clauseId: first, quote, text: 'И завучами?' }));
  const edit = (work: (tool: ReturnType<typeof toolOf>) => void) =>
    world.services.drafting.transact(draftId, chair.accountId, (doc) => work(toolOf(doc)));
  const place = async () => (await list(chair, slug)).threads[0]?.place;
  expect(await place()).toMatchObject({ clauseId: first, text: quote, gone: false });
  await edit((tool) => typeAt(tool, first, 0, 'до 1 сентября '));
  expect(await place()).toMatchObject({ clauseId: first, text: quote, words: { from: 39 } });
  await edit((tool) => mergeClauses(tool, first, second, '; '));
  expect(await place()).toMatchObject({ clauseId: second, text: quote, gone: false });
  await edit((tool) => deleteBlock(tool, second));
  expect(await place()).toMatchObject({ clauseId: null, gone: true });
});

test('[RS55] of equal words the ones nearest to the selection are meant', async () => {
  const { resolutionId, draftId, chair, slug } = await openHall(world, 1);
  const [clauseId] = await writeClauses(world, draftId, chair, [
    'школа помогает, школа отвечает, школа решает',
  ]);
  const at = { resolutionId, clauseId: clauseId!, quote: 'школа' };
  for (const from of [0, 14, 34]) ok(await commands().addComment(chair, { ...at, from, text: `с ${from}` }));
  const { threads } = await list(chair, slug);
  expect(threads.map(({ place }) => place.words?.from)).toEqual([0, 16, 32]);
});

test('[RS52] a remark is taken back by its author or by who conducts the work: the words go, the place stays', async () => {
  const { resolutionId, people, chair, slug } = await openHall(world, 2);
  const [author, other] = people as [typeof chair, typeof chair];
  const { id } = ok(await commands().addComment(author, { resolutionId, text: 'Лишнее слово' }));
  ok(await commands().addComment(other, { resolutionId, threadId: id, text: 'Ответ' }));
  expect(code(await commands().removeComment(other, { commentId: id }))).toBe('forbidden');
  ok(await commands().removeComment(chair, { commentId: id }));
  const { threads } = await list(author, slug);
  expect(threads[0]?.comments.map(({ text, removed }) => [text, removed])).toEqual([
    ['', true],
    ['Ответ', false],
  ]);
});

test('[RS53] guests see no remarks; nobody is asked who is not of this forum; a thread of another text does not exist', async () => {
  const hall = await openHall(world, 1);
  const other = await openHall(world, 1);
  const { resolutionId, people } = hall;
  const guest = await addPerson(hall, ['guest'], { confirmedAt: null, source: 'code' });
  expect(code(await commands().addComment(guest.actor, { resolutionId, text: 'Я' }))).toBe('forbidden');
  await expect(list(guest.actor, hall.slug)).rejects.toMatchObject({ vecheCode: 'not_found' });
  const stranger = await addPerson(other, ['participant']);
  expect(
    code(
      await commands().addComment(people[0]!, {
        resolutionId,
        text: 'Вы',
        mentions: [stranger.participantId],
      }),
    ),
  ).toBe('not_found');
  const { id: threadId } = ok(
    await commands().addComment(other.people[0]!, { resolutionId: other.resolutionId, text: 'Тут' }),
  );
  expect(code(await commands().addComment(people[0]!, { resolutionId, threadId, text: 'Там' }))).toBe(
    'not_found',
  );
});
