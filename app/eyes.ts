/** Whose eyes a page is rendered for: `?as=participant|addressee|public`, heeded only for whoever may borrow them. */

import { isRefusal } from '#domain/errors.ts';
import { type Eyes, readEyes } from '#domain/forum/eyes.ts';

export type Search = Promise<Record<string, string | string[] | undefined>>;

export async function eyesOf(search: Search): Promise<Eyes | null> {
  return readEyes((await search).as);
}

/** What the borrowed audience gets, or null where it gets «not found». */
export async function unlessUnseen<T>(query: Promise<T>, eyes: Eyes | null): Promise<T | null> {
  if (!eyes) return query;
  return query.catch((error: unknown) => {
    if (isRefusal(error)) return null;
    throw error;
  });
}
