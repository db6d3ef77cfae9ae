'use server';
/** A ballot from a plain form. Whatever comes of it, the page that follows says so; «принят» is said after COMMIT. */
import { redirect } from 'next/navigation';
import { currentActor } from '#app/actor.ts';
import { field } from '#app/refused.ts';
import { CHOICES, type Choice } from '#domain/vote/kinds.ts';
import { runtime } from '#server/runtime.ts';

export async function cast(form: FormData): Promise<void> {
  const slug = field(form, 'slug').replace(/[^a-z0-9-]/g, '');
  const choice = CHOICES.find((known) => known === field(form, 'choice')) as Choice;
  const sha256 = field(form, 'sha256') || null;
  const cmdId = field(form, 'cmdId');
  const result = await runtime().vote.commands.castVote(
    await currentActor(),
    { voteId: field(form, 'voteId'), choice, sha256 },
    /^[0-9A-Za-z]{22}$/.test(cmdId) ? { cmdId } : {},
  );
  redirect(result.ok ? `/f/${slug}/ballot` : `/f/${slug}/ballot?problem=${encodeURIComponent(result.code)}`);
}
