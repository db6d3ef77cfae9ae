'use server';
/** Sitting down and answering from plain forms. What follows is the page itself, which says what became of it. */
import { redirect } from 'next/navigation';
import { currentActor } from '#app/actor.ts';
import { field } from '#app/refused.ts';
import type { Value } from '#domain/quiz/answer.ts';
import { type Fields, valueFrom } from '#domain/quiz/form-value.ts';
import { runtime } from '#server/runtime.ts';

const slugOf = (form: FormData) => field(form, 'slug').replace(/[^a-z0-9-]/g, '');
const back = (slug: string, problem?: string): never =>
  redirect(`/f/${slug}/play${problem ? `?problem=${encodeURIComponent(problem)}` : ''}`);

export async function join(form: FormData): Promise<void> {
  const result = await runtime().quiz.commands.joinRun(await currentActor(), {
    runId: field(form, 'runId'),
    teamId: field(form, 'teamId') || null,
    takeOver: field(form, 'takeOver') === '1',
  });
  back(slugOf(form), result.ok ? undefined : result.code);
}

export async function answer(form: FormData): Promise<void> {
  const [slug, roundId, cmdId] = [slugOf(form), field(form, 'roundId'), field(form, 'cmdId')];
  const actor = await currentActor();
  const page = await runtime().quiz.queries.playPage(actor, slug);
  const round = page.play?.round;
  if (round?.id !== roundId) return back(slug, 'quiz/round_closed');
  const fields: Record<string, string[]> = {};
  for (const [name, value] of form.entries())
    if (typeof value === 'string' && /^(o|t|p-[a-z0-9]{1,8})$/.test(name))
      fields[name] = [...(fields[name] ?? []), value.slice(0, 500)];
  const value: Value | null = valueFrom(round, fields satisfies Fields);
  if (!value) return back(slug, 'incomplete');
  const result = await runtime().quiz.commands.submitAnswer(
    actor,
    { roundId, value },
    /^[0-9A-Za-z]{22}$/.test(cmdId) ? { cmdId } : {},
  );
  back(slug, result.ok ? undefined : result.code);
}
