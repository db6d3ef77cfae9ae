'use server';
/** Joining: find oneself, sit down by the badge code, or come in as a guest. */
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentActor } from '#app/actor.ts';
import { field, refusalText, refused } from '#app/refused.ts';
import { callerAddress, startSession } from '#app/session.ts';
import type { FormState } from '#components/account/form-types.ts';
import type { SeatState } from '#components/account/seat-search.tsx';
import { safeNext } from '#domain/account/redirect.ts';
import { isRefusal } from '#domain/errors.ts';
import { runtime } from '#server/runtime.ts';

export async function searchSeats(_previous: SeatState, form: FormData): Promise<SeatState> {
  const text = field(form, 'text').slice(0, 100);
  try {
    const input = { code: field(form, 'code'), text, address: await callerAddress() };
    const seats = await runtime().account.queries.seatSearch(input);
    const none = seats.length === 0 ? (await getTranslations('join'))('nobody') : undefined;
    return { text, seats, none };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const problem =
      error.vecheCode === 'invalid_input'
        ? (await getTranslations('account.fields'))('three_letters')
        : await refusalText({ code: error.vecheCode, retryAfterMs: error.retryAfterMs });
    return { text, problem };
  }
}

const consents = (form: FormData) => ({
  processing: (field(form, 'processing') === 'on') as true,
  publication: field(form, 'publication') === 'on',
});

export async function joinAsGuest(_previous: FormState, form: FormData): Promise<FormState> {
  const answer = await runtime().account.commands.joinForum(await currentActor(), {
    code: field(form, 'code'),
    name: field(form, 'name'),
    post: field(form, 'post'),
    school: field(form, 'school'),
    ...consents(form),
    address: await callerAddress(),
  });
  if (!answer.ok) return refused(answer, form);
  await startSession(answer.data);
  redirect(safeNext(answer.data.next));
}

export async function takeSeat(_previous: FormState, form: FormData): Promise<FormState> {
  const answer = await runtime().account.commands.claimSeat(await currentActor(), {
    code: field(form, 'code'),
    participantId: field(form, 'participantId'),
    badge: field(form, 'badge'),
    ...consents(form),
    address: await callerAddress(),
  });
  if (!answer.ok) return refused(answer, form);
  await startSession(answer.data);
  redirect(safeNext(answer.data.next));
}
