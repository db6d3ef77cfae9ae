/**
 * A sheet that came back is taken as a whole or not at all. Each wish in it is a step of the command that the screen would
 * have called, with its own rights and rules: the sheet can do nothing that its owner could not do by hand.
 */
import type { z } from 'zod';
import { refuse } from '#domain/errors.ts';
import { type SheetRow, zApplySheet } from '#domain/exchange/schema.ts';
import { canKeepBoard, canSeeBoard } from '#domain/recommendation/permissions.ts';
import { asStep, type Cx, defineCommand } from '../command.ts';
import { forumAccess } from '../forum/access.ts';
import { type LockedRow, lockOfBoard } from '../recommendation/access.ts';
import {
  closeRecommendation,
  moveRecommendation,
  reopenRecommendation,
  setOwner,
} from '../recommendation/commands.ts';
import { enterAnswer } from '../recommendation/letter-commands.ts';

export const applySheet = defineCommand({
  name: 'exchange.applySheet',
  input: zApplySheet,
  load: (cx, input) => forumAccess(cx.tx, cx.actor, input.forumId),
  permit: (_actor, { viewer }) => (canSeeBoard(viewer) ? canKeepBoard(viewer) : 'not_found'),
  async run(cx, input, { forum }) {
    const locked = await lockOfBoard(
      cx.tx,
      forum.id,
      input.rows.map((row) => row.recommendationId),
    );
    const rows = input.rows.map((row) => {
      const at = locked.get(row.recommendationId) ?? refuse('not_found');
      if (at.version !== row.expectV) refuse('exchange/changed_since', { params: { number: at.number } });
      return { row, at };
    });
    const letters = await takeAnswers(cx, rows);
    let steps = 0;
    for (const { row, at } of rows) {
      const { recommendationId, state, owner } = row;
      // What is closed has no owner to name: opening goes before, closing after.
      if (state?.do === 'reopen') steps += await takeState(cx, recommendationId, state);
      if (owner) {
        const addresseeId = at.leadId ?? refuse('exchange/nobody', { params: { number: at.number } });
        await asStep(cx, setOwner, { recommendationId, addresseeId, ...owner });
        steps += 1;
      }
      if (state && state.do !== 'reopen') steps += await takeState(cx, recommendationId, state);
    }
    cx.record({
      stream: forum.id,
      noun: 'forum',
      nounId: forum.id,
      type: 'board.sheet_taken',
      data: { rows: rows.length, letters, steps },
    });
    return { rows: rows.length, letters, steps };
  },
});

/** Rows with the same letter are answered by one letter, as on paper. */
async function takeAnswers(cx: Cx, rows: readonly { row: SheetRow; at: LockedRow }[]): Promise<number> {
  const letters = new Map<string, z.input<typeof enterAnswer.input>>();
  for (const { row, at } of rows) {
    if (!row.answer) continue;
    const { outcome, text, regNo, regDate, signer } = row.answer;
    const addresseeId = at.leadId ?? refuse('exchange/nobody', { params: { number: at.number } });
    const head = { resolutionId: at.resolutionId, addresseeId, regNo, regDate, signer };
    const key = JSON.stringify(head);
    const letter = letters.get(key) ?? { ...head, items: [] };
    letter.items.push({ recommendationId: row.recommendationId, outcome, text });
    letters.set(key, letter);
  }
  for (const letter of letters.values()) await asStep(cx, enterAnswer, letter);
  return letters.size;
}

async function takeState(
  cx: Cx,
  recommendationId: string,
  wish: NonNullable<SheetRow['state']>,
): Promise<number> {
  const { note } = wish;
  if (wish.do === 'close')
    await asStep(cx, closeRecommendation, { recommendationId, verdict: wish.verdict, note });
  else if (wish.do === 'reopen') await asStep(cx, reopenRecommendation, { recommendationId, reason: note });
  else await asStep(cx, moveRecommendation, { recommendationId, event: wish.do, reason: note });
  return 1;
}
