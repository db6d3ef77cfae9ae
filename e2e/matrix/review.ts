/** Rights of the agreement loop: sending the draft round, what comes back by link, the sheet of approvals. */
import { eq, sql } from 'drizzle-orm';
import { approval, reviewRemark } from '#drizzle/schema/paper.ts';
import type { Tx } from '#server/db.ts';
import { type Case, line } from './case.ts';
import { hidden, PRESIDE, type Role } from './roles.ts';
import type { World } from './world.ts';

const ofText = (w: World) => ({ resolutionId: w.draft.resolutionId });
const NOWHERE = 'x'.repeat(32);

/** The remark on a clause of the text that came by the link. */
async function remark(w: World, tx: Tx): Promise<{ remarkId: string }> {
  const [row] = await tx.select().from(reviewRemark).where(eq(reviewRemark.linkId, w.review.linkId));
  return { remarkId: row?.id ?? '' };
}

async function reworded(w: World, _role: Role, tx: Tx) {
  const base = await w.review.now();
  return { ...(await remark(w, tx)), base, text: `${base} района` };
}

/** Other members do not learn that the draft was sent round. */
export const REVIEW_COMMANDS: Record<string, Case> = {
  'review.send': line(hidden(...PRESIDE), (w) => ({ ...ofText(w), label: 'Управление образования' })),
  'review.revoke': line(hidden(...PRESIDE), (w) => ({ linkId: w.review.linkId })),
  'review.sayByLink': line(hidden('official_link'), (w, role) => ({
    token: role === 'official_link' ? w.review.token : NOWHERE,
    name: 'Сидорова Анна Петровна',
    saying: 'agreed',
    remarks: [],
  })),
  'review.settle': line(hidden(...PRESIDE), async (w, _role, tx) => ({
    ...(await remark(w, tx)),
    state: 'taken',
  })),
  'review.amend': line(hidden(...PRESIDE), reworded),
  // The pen is with the editors, of whom the presiding officer is one.
  'review.typeIn': line(hidden(...PRESIDE), reworded),
  'review.enterReturned': line(hidden(...PRESIDE), async (w) => ({
    ...ofText(w),
    fileName: 'проект.docx',
    changes: [],
    remarks: [{ blockId: '', quote: '', text: 'Кто отвечает?', author: 'Иванова', date: '' }],
  })),
  'review.setApproval': line(hidden(...PRESIDE), (w) => ({
    ...ofText(w),
    body: 'Совет директоров',
    name: 'Петров П. П.',
    verdict: 'agreed',
    settledOn: '2026-02-10',
  })),
  'review.dropApproval': line(hidden(...PRESIDE), async (w, _role, tx) => {
    await tx.execute(sql`insert into approval (id, forum_id, resolution_id, name, created_at)
      values ('aaaaaaaaaaaaaaaaaaaaaa', ${w.hall.id}, ${w.draft.resolutionId}, 'Петров', now())`);
    const [row] = await tx.select().from(approval).where(eq(approval.name, 'Петров'));
    return { approvalId: row?.id };
  }),
};
