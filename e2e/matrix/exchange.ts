/** What goes out of the board and comes in: sheets, tokens, addresses that are told, mail. */
import { sql } from 'drizzle-orm';
import type { Tx } from '#server/db.ts';
import { type Case, line } from './case.ts';
import { board, FORUM_FOLK, hidden, KEEP, nobody, self } from './roles.ts';
import type { World } from './world.ts';

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
  'webhook.add': line(board('organiser'), (w) => ({
    forumId: w.after.id,
    url: 'https://told.example/veche',
  })),
  'webhook.remove': line(board('organiser'), async (w, _role, tx) => ({ webhookId: await hook(w, tx) })),
  'webhook.resume': line(board('organiser'), async (w, _role, tx) => ({ webhookId: await hook(w, tx) })),
  'webhook.retry': line(board('organiser'), async (w, _role, tx) => {
    const webhookId = await hook(w, tx);
    const deliveryId = 'D'.repeat(22);
    await tx.execute(sql`insert into webhook_delivery (id, webhook_id, seq, type, body, status, next_at, created_at)
      values (${deliveryId}, ${webhookId}, 1, 'recommendation.start', '{}', 'failed', now(), now())`);
    return { deliveryId };
  }),
  'inbound.take': line(board(...KEEP), async (w, _role, tx) => ({
    mailId: await mail(w, tx),
    regDate: '2026-02-20',
    items: [{ recommendationId: w.board.first.id, outcome: 'in_progress' }],
  })),
  'inbound.drop': line(board(...KEEP), async (w, _role, tx) => ({ mailId: await mail(w, tx) })),
  'inbound.receive': line(
    nobody(),
    (w) => ({
      linkId: w.board.linkId,
      messageKey: 'a'.repeat(64),
      sender: 'a@b.example',
      subject: '',
      body: 'Да',
      files: [],
    }),
    'system',
  ),
  'webhook.sweep': line(nobody(), () => ({}), 'system'),
};

async function hook(w: World, tx: Tx): Promise<string> {
  const id = 'H'.repeat(22);
  await tx.execute(sql`insert into webhook (id, forum_id, url, sealed_secret, created_at, seq)
    values (${id}, ${w.after.id}, 'https://told.example/', 'x', now(), 0)`);
  return id;
}

async function mail(w: World, tx: Tx): Promise<string> {
  const id = 'M'.repeat(22);
  await tx.execute(sql`insert into inbound_mail (id, forum_id, link_id, resolution_id, addressee_id, message_key, sender, subject, body, state, created_at)
    select ${id}, forum_id, id, resolution_id, addressee_id, 'x', 'a@b.example', '', 'Да', 'waiting', now() from answer_link where id = ${w.board.linkId}`);
  return id;
}
