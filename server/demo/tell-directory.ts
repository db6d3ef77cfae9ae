/** The directory as a secretary keeps it: names in their cases, how to reach a body, posts with heads and a deputy. */

import type { Actor } from '#domain/actor.ts';
import { must, type Stage } from './stage.ts';

export type DirectoryCard = {
  name: string;
  dative: string;
  genitive: string;
  contact: { email: string; phone: string; address: string };
  posts: { title: string; holders: { name: string; since: string; acting?: boolean }[] }[];
};

export async function tellDirectory(
  stage: Stage,
  secretary: Actor,
  forumId: string,
  cards: ReadonlyMap<string, DirectoryCard>,
): Promise<void> {
  const { queries, commands } = stage.nouns.recommendation;
  const { addressees } = await queries.directory(secretary, forumId);
  for (const [addresseeId, { contact, posts, ...names }] of cards) {
    const expectV = addressees.find(({ id }) => id === addresseeId)!.version;
    must(await commands.correctAddressee(secretary, { forumId, addresseeId, ...names, ...contact, expectV }));
    for (const { title, holders } of posts) {
      const [first, ...next] = holders;
      const { postId } = must(
        await commands.openPost(secretary, {
          forumId,
          addresseeId,
          title,
          holder: first?.name ?? '',
          since: first?.since ?? null,
          acting: first?.acting ?? false,
        }),
      );
      for (const { name, since, acting = false } of next)
        must(await commands.handOverPost(secretary, { forumId, postId, holder: name, since, acting }));
    }
  }
}
