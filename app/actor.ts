/** What every page asks first: who is here, and is the thing there for them. One resolution a request. */
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { own, type Wire } from '#components/live/wire.ts';
import type { Reader } from '#domain/account/face.ts';
import type { Actor } from '#domain/actor.ts';
import { isRefusal } from '#domain/errors.ts';
import { runtime } from '#server/runtime.ts';

/** The actor of this request, or null for a visitor. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const cookie = (await headers()).get('cookie');
  return runtime().actorOf(cookie ?? undefined);
});

/** What the page knows of its reader besides their rights, on its way to the page's components; null for a visitor. */
export const currentReader = cache(async (): Promise<Wire<Reader> | null> => {
  const reader = await runtime().readerOf((await headers()).get('cookie') ?? undefined);
  return reader && own(reader);
});

/** Awaits a query; what does not exist for this actor is the 404 page, what needs a session is the sign-in page. */
export async function found<T>(query: Promise<T>, here: string): Promise<T> {
  try {
    return await query;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const actor = await currentActor();
    if (error.vecheCode === 'signed_out' || !actor) redirect(`/signin?next=${encodeURIComponent(here)}`);
    notFound();
  }
}
