/** Inputs about papers. Every text of `details` may be empty: then the paper has our own words. */
import * as z from 'zod';
import { zId } from '../ids.ts';
import { TEMPLATE_KINDS, type TemplateKind } from './template-kinds.ts';

const line = z.string().trim().max(300).default('');
const text = z.string().trim().max(4_000).default('');
const zForumRef = z.string().min(1).max(60);

export const PAPER_LIMITS = {
  file: 10 * 1024 * 1024,
  /** Of all scans in one set. */
  scans: 60 * 1024 * 1024,
  text: 300_000,
  groups: 300,
  items: 2_000,
} as const;

const zCount = z.int().min(0).max(100_000);
export const zFeedback = z.strictObject({
  filled: zCount,
  /** Three questions of the printed questionnaire, answers in its order. */
  counts: z.array(z.array(zCount).max(6)).max(6),
  remarks: text,
});

export const zDetails = z.strictObject({
  /** «II муниципального форума „…“», as it stands after «резолюция» and «участник». */
  eventGenitive: line,
  sender: line,
  senderContacts: line,
  chairPost: line,
  chairName: line,
  secretaryPost: line,
  secretaryName: line,
  minutesNumber: z.string().trim().max(40).default(''),
  letterGreeting: line,
  letterIntro: text,
  letterAsk: text,
  /** A letter in answer to theirs: «Благодарим за ответ …». */
  replyText: text,
  press: text,
  feedback: zFeedback.nullable().default(null),
});
export type PaperDetails = z.infer<typeof zDetails>;
export const NO_DETAILS: PaperDetails = zDetails.parse({});

export const zSetDetails = z.strictObject({
  forumId: zForumRef,
  expectV: z.int().min(0).max(1_000_000),
  details: zDetails,
});

export { TEMPLATE_KINDS, type TemplateKind };
export const zLoadTemplate = z.strictObject({
  forumId: zForumRef,
  kind: z.enum(TEMPLATE_KINDS),
  name: z.string().trim().min(1).max(200),
  data: z.instanceof(Uint8Array).refine((b) => b.byteLength > 0, 'code:required'),
});
export const zDropTemplate = z.strictObject({ forumId: zForumRef, kind: z.enum(TEMPLATE_KINDS) });
export const zPaperId = zId;
