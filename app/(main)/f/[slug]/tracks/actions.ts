'use server';
/** Opening and editing tracks. Thin: an input in, a Result out. */
import { refresh } from 'next/cache';
import { currentActor } from '#app/actor.ts';
import type { Result } from '#domain/result.ts';
import { runtime } from '#server/runtime.ts';

export async function createTrack(input: unknown): Promise<Result<unknown>> {
  const result = await runtime().track.commands.createTrack(await currentActor(), input as never);
  if (result.ok) refresh();
  return result;
}

export async function editTrack(input: unknown): Promise<Result<unknown>> {
  const result = await runtime().track.commands.editTrack(await currentActor(), input as never);
  if (result.ok) refresh();
  return result;
}
