/** What goes out of the board and comes in: sheets, tokens, addresses that are told, mail. */
import { sql } from 'drizzle-orm';
import { type Case, line } from './case.ts';
import { board, KEEP } from './roles.ts';

export const EXCHANGE_COMMANDS: Record<string, Case> = {
  'exchange.applySheet': line(board(...KEEP), async (w, _role, tx) => {
    const [row] = await tx.execute<{ version: number }>(
      sql`select version from recommendation where id = ${w.board.first.id}`,
    );
    return {
      forumId: w.after.id,
      rows: [{ recommendationId: w.board.first.id, expectV: row?.version, state: { do: 'start' } }],
    };
  }),
};
