'use server';
/** The desk begins the text where there is none yet, so that what is proposed has somewhere to go. */
import { refresh } from 'next/cache';
import { getLocale } from 'next-intl/server';
import { currentActor } from '#app/actor.ts';
import { runtime } from '#server/runtime.ts';

export async function beginText(forumId: string): Promise<void> {
  const language = (await getLocale()) === 'en' ? 'en' : 'ru';
  const result = await runtime().resolution.commands.ensureResolution(await currentActor(), {
    forumId: String(forumId),
    language,
  });
  if (result.ok) refresh();
}
