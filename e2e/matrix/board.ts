/** The board and what stands around it: who is answered what, with a lawful input each. */
import { sql } from 'drizzle-orm';
import type { Tx } from '#server/db.ts';
import { type Case, line } from './case.ts';
import { board, but, FORUM_FOLK, hidden, KEEP, nobody, only } from './roles.ts';
import type { World } from './world.ts';

const TOKEN = 'A'.repeat(32);
const DAY = '2026-02-11';
const letter = { regNo: '01-15', regDate: '2026-02-20', signer: 'Начальник управления' };
const first = (w: World) => ({ recommendationId: w.board.first.id });
/** The first row of the board has a date, … */
const dated = (w: World, tx: Tx) =>
  tx.execute(sql`update recommendation set current_due = '2026-09-01' where id = ${w.board.first.id}`);
/** … and somebody asks for more time. */
async function asked(w: World, tx: Tx): Promise<string> {
  await dated(w, tx);
  const id = 'E'.repeat(22);
  await tx.execute(sql`insert into deadline_extension (id, recommendation_id, until, reason, late, created_at)
    values (${id}, ${w.board.first.id}, '2027-03-01', 'Ждём приказа', false, now())`);
  return id;
}
/** The forum in the hall follows the one whose board is kept, by the same people. */
const linked = (w: World, tx: Tx) =>
  tx.execute(sql`update forum set previous_forum_id = ${w.after.id} where id = ${w.hall.id}`);

/** Execution control was chosen. */
const strict = (w: World, tx: Tx) =>
  tx.execute(sql`update forum set profile = 'control' where id = ${w.after.id}`);

export const BOARD_COMMANDS: Record<string, Case> = {
  'recommendation.close': line(board(...KEEP), (w) => ({
    ...first(w),
    verdict: 'obsolete',
    note: 'Утратила смысл',
  })),
  'recommendation.reopen': line(board('organiser'), (w) => ({
    recommendationId: w.board.second.id,
    reason: 'Рано закрыли',
  })),
  'recommendation.move': line(board(...KEEP), (w) => ({ ...first(w), event: 'start' })),
  'recommendation.reroute': line(board(...KEEP), (w) => ({
    ...first(w),
    addresseeName: 'министерству',
    ground: 'Их дело',
  })),
  'recommendation.split': line(board(...KEEP), (w) => ({
    ...first(w),
    parts: [{ text: 'закрепить наставников за молодыми директорами' }, { text: 'провести их стажировку' }],
  })),
  'recommendation.setOwner': line(board(...KEEP), (w) => ({
    ...first(w),
    addresseeId: w.board.first.addresseeId,
    post: 'заместитель начальника',
  })),
  'recommendation.markSent': line(board(...KEEP), (w) => ({ ...w.board.subject, ...letter })),
  'recommendation.enterAnswer': line(board(...KEEP), (w) => ({
    ...w.board.subject,
    ...letter,
    items: [{ ...first(w), outcome: 'in_progress', text: 'Готовим приказ' }],
  })),
  'recommendation.createAnswerLink': line(board(...KEEP), (w) => w.board.subject),
  'recommendation.nameApprover': line(board(...KEEP), (w) => ({
    ...w.board.subject,
    post: 'начальник управления',
  })),
  'recommendation.dropApprover': line(board(...KEEP), (w) => w.board.subject),
  'recommendation.approveByLink': line(hidden('official_link'), (w, role) => ({
    token: role === 'official_link' ? w.board.approval.token : TOKEN,
    signedBy: 'Начальник управления',
    decisions: [{ answerId: w.board.approval.answerId, approve: true }],
  })),
  'recommendation.revokeAnswerLink': line(board(...KEEP), (w) => ({ linkId: w.board.linkId })),
  'recommendation.answerByLink': line(hidden('official_link'), (w, role) => ({
    token: role === 'official_link' ? w.board.token : TOKEN,
    signedBy: 'Начальник управления',
    items: [{ ...first(w), outcome: 'done', text: 'Сделано' }],
  })),
  'recommendation.confirmAnswer': line(board(...KEEP), (w) => ({ answerId: w.board.answerId })),
  'recommendation.askMore': line(board(...KEEP), (w) => ({
    answerId: w.board.answerId,
    note: 'Каким приказом?',
  })),
  'recommendation.askExtension': line(board(...KEEP), async (w, _role, tx) => {
    await dated(w, tx);
    return { ...first(w), until: '2027-03-01', reason: 'Ждём приказа' };
  }),
  'recommendation.askExtensionByLink': line(hidden('official_link'), async (w, role, tx) => {
    await dated(w, tx);
    const token = role === 'official_link' ? w.board.token : TOKEN;
    return {
      token,
      ...first(w),
      until: '2027-03-01',
      reason: 'Ждём приказа',
      signedBy: 'Начальник управления',
    };
  }),
  'recommendation.decideExtension': line(board(...KEEP), async (w, _role, tx) => ({
    extensionId: await asked(w, tx),
    decision: 'granted',
  })),
  'recommendation.withdrawExtension': line(board(...KEEP), async (w, _role, tx) => ({
    extensionId: await asked(w, tx),
  })),
  'recommendation.markSchool': line(hidden('participant'), (w) => ({
    recommendationId: w.board.circle.id,
    mark: 'done',
  })),
  'recommendation.publishSnapshot': line(
    but(board('organiser'), { organiser: 'board/preview_changed' }),
    (w) => ({ forumId: w.after.id, sha256: '0'.repeat(64) }),
  ),
  'recommendation.withdrawSnapshot': line(board('organiser'), (w) => ({ snapshotId: w.board.snapshotId })),
  'recommendation.renameAddressee': line(board(...KEEP), (w) => ({
    forumId: w.after.id,
    addresseeId: w.board.first.addresseeId,
    name: 'Управление',
    dative: 'управлению',
    until: DAY,
  })),
  'recommendation.secondClose': line(board(...KEEP), async (w, _role, tx) => {
    await strict(w, tx);
    await tx.execute(sql`update recommendation set proposed = '{"verdict":"obsolete","note":"Утратила смысл","successorId":null,
      "by":"somebody","on":"2026-02-11"}'::jsonb where id = ${w.board.first.id}`);
    return { ...first(w), agree: true };
  }),
  'recommendation.setControl': line(board(...KEEP), async (w, _role, tx) => {
    await strict(w, tx);
    return { ...first(w), control: 'standing', reportDue: '2027-01-20' };
  }),
  'recommendation.setTasks': line(board(...KEEP), async (w, _role, tx) => {
    await strict(w, tx);
    return { ...first(w), tasks: [{ addresseeId: w.board.first.addresseeId, task: 'Собрать ответ' }] };
  }),
  'recommendation.tellGround': line(board(...FORUM_FOLK), async (w, _role, tx) => {
    await strict(w, tx);
    await tx.execute(sql`update recommendation set state = 'in_progress' where id = ${w.board.first.id}`);
    return { ...first(w), holds: false, text: 'У нас этого нет' };
  }),
  'recommendation.settleDispute': line(board(...KEEP), async (w, _role, tx) => {
    await strict(w, tx);
    await tx.execute(sql`update recommendation set disputed_at = now() where id = ${w.board.first.id}`);
    return { ...first(w), note: 'Проверили на месте' };
  }),
  'recommendation.setRisk': line(board(...KEEP), (w) => ({ ...first(w), risk: true, note: 'Ждут приказа' })),
  'recommendation.resumeDue': line(nobody(), () => ({}), 'system'),
  'recommendation.keepView': line(board(...KEEP), (w) => ({
    forumId: w.after.id,
    name: 'Пока без ответа',
    query: 'signal=silent',
    shared: true,
  })),
  'recommendation.dropView': line(board(...KEEP), async (w, _role, tx) => {
    const id = 'V'.repeat(22);
    await tx.execute(sql`insert into board_view (id, forum_id, account_id, name, query, shared, created_at)
      select ${id}, ${w.after.id}, id, 'Отбор', 'group=open', true, now() from account
      where id in (select account_id from participant where forum_id = ${w.after.id} and roles ? 'organiser') limit 1`);
    return { viewId: id };
  }),
  'report.take': line(only(...KEEP), async (w, _role, tx) => {
    await linked(w, tx);
    return { forumId: w.hall.id };
  }),
  'report.carry': line(only(...KEEP), async (w, _role, tx) => {
    await linked(w, tx);
    return { forumId: w.hall.id, ...first(w), decision: 'repeat' };
  }),
  'reminder.configure': line(board(...KEEP), (w) => ({
    forumId: w.after.id,
    digest: true,
    schools: false,
    ladder: true,
    officials: false,
  })),
  'reminder.sweep': line(nobody(), () => ({}), 'system'),
  'recommendation.correctAddressee': line(board(...KEEP), async (w, _role, tx) => {
    const [row] = await tx.execute<{ version: number }>(
      sql`select version from addressee where id = ${w.board.first.addresseeId}`,
    );
    return {
      forumId: w.after.id,
      addresseeId: w.board.first.addresseeId,
      name: 'Управление',
      dative: 'управлению',
      expectV: row?.version,
    };
  }),
  'recommendation.mergeAddressee': line(board(...KEEP), async (w, _role, tx) => {
    await tx.execute(sql`insert into addressee (id, kind, name, dative, forum_id, created_at)
      values (${w.ice.voteId}, 'organisation', 'Департамент', 'департаменту', ${w.after.id}, now())`);
    return {
      forumId: w.after.id,
      addresseeId: w.board.first.addresseeId,
      intoId: w.ice.voteId,
      until: DAY,
    };
  }),
  'recommendation.openPost': line(board(...KEEP), (w) => ({
    forumId: w.after.id,
    addresseeId: w.board.first.addresseeId,
    title: 'главный специалист',
  })),
  'recommendation.handOverPost': line(board(...KEEP), (w) => ({
    forumId: w.after.id,
    postId: w.board.postId,
    holder: 'Новикова Н. Н.',
    since: DAY,
  })),
};
