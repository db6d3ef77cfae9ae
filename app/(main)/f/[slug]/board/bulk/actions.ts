'use server';
/** Each row by the command of one row, in a transaction of its own: what cannot go along stays, and is told. */
import { currentActor } from '#app/actor.ts';
import { field } from '#app/refused.ts';
import type { BulkResult } from '#components/board/bulk-form.tsx';
import { BULK_EVENTS, MAX_BULK } from '#domain/recommendation/bulk.ts';
import { VERDICTS } from '#domain/recommendation/rules.ts';
import { runtime } from '#server/runtime.ts';

export async function applyBulk(_previous: BulkResult, form: FormData): Promise<BulkResult> {
  const { commands, queries } = runtime().recommendation;
  const actor = await currentActor();
  const event = BULK_EVENTS.find((one) => one === field(form, 'event')) ?? 'start';
  const verdict = VERDICTS.find((one) => one === field(form, 'verdict')) ?? 'done';
  const note = field(form, 'note');
  const seen = new Map(
    form
      .getAll('row')
      .slice(0, MAX_BULK)
      .map((value) => String(value).split(':').map(Number) as [number, number]),
  );
  const numbers = [...seen.keys()].map(String);
  const { rows } = await queries.bulkPreview(actor, field(form, 'slug'), { numbers, event, verdict, note });
  const done: NonNullable<BulkResult> = [];
  for (const { id, number, text, next } of rows) {
    const one = { recommendationId: id, expectV: seen.get(number) ?? 1 };
    const result = !next.ok
      ? next
      : event === 'close'
        ? await commands.closeRecommendation(actor, { ...one, verdict, note })
        : await commands.moveRecommendation(actor, { ...one, event, reason: note });
    done.push({
      number,
      text,
      step: result.ok && next.ok ? next : result.ok ? next : { ok: false, code: result.code },
    });
  }
  return done;
}
