'use server';
/** Opening and taking back projectors. The address is answered once, to whoever opened it. */
import { refresh } from 'next/cache';
import { currentActor } from '#app/actor.ts';
import type { Result } from '#domain/result.ts';
import { runtime } from '#server/runtime.ts';

export async function openScreen(
  forumId: string,
  trackId?: string,
): Promise<Result<{ id: string; token: string }>> {
  const result = await runtime().room.commands.openScreen(await currentActor(), { forumId, trackId });
  if (result.ok) refresh();
  return result;
}

export async function revokeScreen(screenId: string): Promise<Result<unknown>> {
  const result = await runtime().room.commands.revokeScreen(await currentActor(), { screenId });
  if (result.ok) refresh();
  return result;
}
