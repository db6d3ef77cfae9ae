'use server';
/** The desk begins the text where there is none yet, so that what is proposed has somewhere to go. */
import { refresh } from 'next/cache';
import { currentActor } from '#app/actor.ts';
import { readerLocale } from '#app/i18n.ts';
import { runtime } from '#server/runtime.ts';

export async function beginText(forumId: string): Promise<void> {
  const language = await readerLocale();
  const result = await runtime().resolution.commands.ensureResolution(await currentActor(), {
    forumId: String(forumId),
    language,
  });
  if (result.ok) refresh();
}
