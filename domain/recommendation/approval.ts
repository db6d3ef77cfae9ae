/**
 * An approver of the addressee: a post whose holder says yes to what that side answers by link, before it comes to the
 * secretary. Off unless named. A letter is signed by the head and needs no other yes.
 */
import * as z from 'zod';
import { zId } from '../ids.ts';
import type { AnswerPageView, LinkHead } from './page-views.ts';
import type { Outcome } from './rules.ts';
import { BOARD_LIMITS, zToken } from './schema.ts';
import type { ToldStep } from './steps.ts';

const zSubject = { resolutionId: zId, addresseeId: zId };
const text = (max: number) => z.string().trim().max(max);

export const zNameApprover = z.strictObject({
  ...zSubject,
  post: text(BOARD_LIMITS.post).min(2, 'code:too_short'),
  holder: text(BOARD_LIMITS.person).default(''),
  days: z.int().min(1).max(BOARD_LIMITS.linkDays).default(60),
});
export const zDropApprover = z.strictObject(zSubject);

export const zApproveByLink = z.strictObject({
  token: zToken,
  signedBy: text(BOARD_LIMITS.signer).min(3, 'code:too_short'),
  decisions: z
    .array(
      z.strictObject({
        answerId: zId,
        approve: z.boolean(),
        /** Why it goes back to whoever wrote it. */
        note: text(BOARD_LIMITS.note).default(''),
      }),
    )
    .min(1, 'code:nothing')
    .max(BOARD_LIMITS.itemsPerLetter)
    .refine((list) => new Set(list.map(({ answerId }) => answerId)).size === list.length, 'code:twice')
    .refine((list) => list.every(({ approve, note }) => approve || note.length >= 3), 'code:reason'),
});

/** What waits for the yes of the addressee's own side. */
export type ApprovalPageView = LinkHead & {
  post: string;
  waiting: {
    id: string;
    number: number;
    marker: string;
    text: string;
    deadlineText: string;
    outcome: Outcome;
    words: string;
    url: string;
    percent: number | null;
    steps: ToldStep[];
    /** May be taken by the same link as long as the answer waits. */
    files: { id: string; name: string }[];
    signedBy: string;
    on: string;
  }[];
  /** What they decided before, the latest first. */
  decided: { id: string; number: number; outcome: Outcome; approved: boolean }[];
};

/** The page behind a link: who answers, or who approves on that side. */
export type LinkPageView =
  | ({ role: 'executor' } & AnswerPageView)
  | ({ role: 'approver' } & ApprovalPageView);
