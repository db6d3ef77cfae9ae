'use server';
/** One's own devices: named by the browser itself, taken back by hand. */
import { revalidatePath } from 'next/cache';
import { currentActor } from '#app/actor.ts';
import { field, refusalText, refused } from '#app/refused.ts';
import type { FormState } from '#components/account/form-types.ts';
import type { GivenDevice } from '#components/account/push-here.tsx';
import { runtime } from '#server/runtime.ts';

/** What went wrong, or null. */
export async function addDevice(given: GivenDevice): Promise<string | null> {
  const answer = await runtime().push.commands.addDevice(await currentActor(), given);
  if (!answer.ok) return refusalText(answer);
  revalidatePath('/me/push');
  return null;
}

export async function removeDevice(_previous: FormState, form: FormData): Promise<FormState> {
  const answer = await runtime().push.commands.removeDevice(await currentActor(), {
    deviceId: field(form, 'deviceId'),
  });
  if (!answer.ok) return refused(answer, form);
  revalidatePath('/me/push');
  return null;
}
