/** The evening of a forum for tests of its papers: adopted by hands, with a secretary; and a paper as its lines. */
import type { Actor } from '#domain/actor.ts';
import { readDocumentText } from '../documents/docx-read.ts';
import type { TestWorld } from '../testing/services.ts';
import { addPerson, type Hall, ok, openHall } from '../vote/testing.ts';

export async function linesOf(docx: Buffer): Promise<string[]> {
  const { lines } = await readDocumentText({ bytes: new Uint8Array(docx), filename: 'a.docx' });
  return lines.map((line) => line.trim()).filter(Boolean);
}

/** The text is frozen and taken by everybody's hands. */
export async function adopt(
  { nouns }: TestWorld,
  hall: Hall,
  matter: 'whole' | 'basis' = 'whole',
): Promise<void> {
  ok(await nouns.resolution.commands.freezeText(hall.chair, { resolutionId: hall.resolutionId }));
  const { id } = ok(
    await nouns.vote.commands.putToVote(hall.chair, { forumId: hall.forumId, matter, method: 'hands' }),
  );
  const hands = { unanimous: true, for: 0, against: 0, abstain: 0 };
  ok(await nouns.vote.commands.announceResult(hall.chair, { voteId: id, hands }));
}

export async function eveningOf(world: TestWorld): Promise<Hall & { secretary: Actor }> {
  const hall = await openHall(world, 3, { number: 'II', name: 'муниципальный форум «Маяки»' });
  const { actor: secretary } = await addPerson(hall, ['secretary'], { fullName: 'Берёзова Инна Карловна' });
  await adopt(world, hall);
  return { ...hall, secretary };
}
