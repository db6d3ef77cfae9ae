/**
 * Whose names stand under the adopted text. They are taken down when it is adopted, so that a paper which left the house
 * says the same for ever, whoever presides later. What the organiser writes goes before them until the paper is sent or
 * signed; from then on nothing changes any more.
 */
import type { PaperDetails } from '#domain/paper/schema.ts';
import type { DbOrTx } from '../db.ts';
import { type PaperLang, signatureName, words } from '../documents/words.ts';
import { detailsOf, officeHolder } from './repository.ts';

/** An empty post is the word of the paper's language; a name may be full or as signatures have it. */
export type Signatory = { post: string; name: string };
export type Names = { taken: readonly Signatory[]; closed: boolean };

/** Where nobody was made to preside the organiser does, as in the minutes. */
export async function namesNow(db: DbOrTx, forumId: string): Promise<Signatory[]> {
  const [presiding, secretary] = await Promise.all([
    officeHolder(db, forumId, 'presiding'),
    officeHolder(db, forumId, 'secretary'),
  ]);
  const chair = presiding || (await officeHolder(db, forumId, 'organiser'));
  return [
    { post: '', name: chair },
    { post: '', name: secretary },
  ];
}

/** What is to be kept for good when the paper is sent or signed. */
export async function closedNames(
  db: DbOrTx,
  forumId: string,
  taken: readonly Signatory[],
): Promise<Signatory[]> {
  return withOwnWords(taken, (await detailsOf(db, forumId)).details);
}

function withOwnWords([chair, secretary]: readonly Signatory[], details: PaperDetails): Signatory[] {
  return [
    { post: details.chairPost || (chair?.post ?? ''), name: details.chairName || (chair?.name ?? '') },
    {
      post: details.secretaryPost || (secretary?.post ?? ''),
      name: details.secretaryName || (secretary?.name ?? ''),
    },
  ];
}

export function printedNames(
  { taken, closed }: Names,
  details: PaperDetails,
  lang: PaperLang,
): [Signatory, Signatory] {
  const say = words(lang);
  const [chair, secretary] = closed ? taken : withOwnWords(taken, details);
  return [
    { post: chair?.post || say('chair'), name: signatureName(chair?.name ?? '') },
    { post: secretary?.post || say('secretary'), name: signatureName(secretary?.name ?? '') },
  ];
}
