/** What goes out of the board and comes in: sheets, tokens, addresses that are told, mail. */
import { sql } from 'drizzle-orm';
import { type Case, line } from './case.ts';
import { board, FORUM_FOLK, hidden, KEEP, self } from './roles.ts';

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
  'token.create': line(self(), () => ({ name: 'Таблица отдела', scopes: ['read:forum'] })),
  'token.createFeed': line(hidden(...FORUM_FOLK), (w) => ({ forumId: w.after.id })),
  'token.revoke': line(self(), async (w, role, tx) => {
    const account = w.people[role]?.accountId ?? '';
    const tokenId = 'T'.repeat(22);
    await tx.execute(sql`insert into access_token (id, account_id, kind, name, scopes, token_hash, created_at, expires_at)
      select ${tokenId}, id, 'api', 'x', '[]', 'x', now(), now() + interval '1 day' from account where id = ${account}`);
    return { tokenId };
  }),
};
