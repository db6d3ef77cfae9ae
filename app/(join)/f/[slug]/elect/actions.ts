'use server';
/** A ballot from a plain form. The answer carries the code of the ballot, which nothing on the server has kept. */
import { redirect } from 'next/navigation';
import { currentActor } from '#app/actor.ts';
import { field, refusalText } from '#app/refused.ts';
import type { BallotState } from '#components/election/ballot-form.tsx';
import { runtime } from '#server/runtime.ts';

export async function cast(_state: BallotState, form: FormData): Promise<BallotState> {
  const slug = field(form, 'slug').replace(/[^a-z0-9-]/g, '');
  const [roundId, code] = [field(form, 'roundId'), field(form, 'code')];
  const one = field(form, 'pick').replace(/^0{22}$/, '');
  const many = [...form.entries()].flatMap(([name, value]) =>
    name.startsWith('c-') && value === '1' ? [name.slice(2)] : [],
  );
  const picks = one ? [one] : many;
  const { castOpen, castSecret } = runtime().election.commands;
  const actor = await currentActor();
  if (field(form, 'secret') === '1') {
    const result = await castSecret(actor, { roundId, picks, code });
    return result.ok ? { ok: true, code } : { ok: false, message: await refusalText(result) };
  }
  const result = await castOpen(actor, { roundId, picks });
  if (!result.ok) return { ok: false, message: await refusalText(result) };
  redirect(`/f/${slug}/elect`);
}
