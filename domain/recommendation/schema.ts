/** Inputs about recommendations. Files come as bytes; what they are is decided by the bytes, never by the name. */
import * as z from 'zod';
import { zId } from '../ids.ts';
import { zDay } from './day.ts';
import { OUTCOMES, VERDICTS } from './rules.ts';
import { zTold } from './steps.ts';

export { zDay };

export const BOARD_LIMITS = {
  note: 2000,
  answer: 8000,
  url: 500,
  signer: 200,
  regNo: 60,
  channel: 60,
  fileName: 200,
  fileBytes: 10 * 1024 * 1024,
  filesPerItem: 5,
  itemsPerLetter: 100,
  linkDays: 120,
  parts: 10,
  addressee: 500,
  post: 200,
  person: 200,
  schoolNote: 500,
} as const;

const text = (max: number) => z.string().trim().max(max);
const zNote = text(BOARD_LIMITS.note);
const zReason = zNote.min(3, 'code:too_short');
/** Links to evidence open in a browser and nowhere else. */
const zUrl = text(BOARD_LIMITS.url).refine(
  (url) => url === '' || /^https?:\/\/[^\s]+$/i.test(url),
  'code:url',
);

export const zUpload = z.strictObject({
  name: z.string().trim().min(1).max(BOARD_LIMITS.fileName),
  data: z
    .instanceof(Uint8Array)
    .refine((bytes) => bytes.byteLength > 0, 'code:empty')
    .refine((bytes) => bytes.byteLength <= BOARD_LIMITS.fileBytes, 'code:too_large'),
});
export type Upload = z.infer<typeof zUpload>;

export const zLetter = z.strictObject({
  regNo: text(BOARD_LIMITS.regNo).default(''),
  regDate: zDay,
  signer: text(BOARD_LIMITS.signer).default(''),
  channel: text(BOARD_LIMITS.channel).default(''),
  note: zNote.default(''),
  scan: zUpload.nullable().default(null),
});

const zSubject = { resolutionId: zId, addresseeId: zId };
export const zMarkSent = zLetter.extend(zSubject);

export const zAnswerItem = z.strictObject({
  recommendationId: zId,
  outcome: z.enum(OUTCOMES),
  text: text(BOARD_LIMITS.answer).default(''),
  url: zUrl.default(''),
  ...zTold,
});
const uniqueItems = <T extends { recommendationId: string }>(items: T[]) =>
  new Set(items.map((item) => item.recommendationId)).size === items.length;

export const zEnterAnswer = zLetter.extend({
  ...zSubject,
  items: z.array(zAnswerItem).min(1).max(BOARD_LIMITS.itemsPerLetter).refine(uniqueItems, 'code:twice'),
  public: z.boolean().default(false),
});

export const zCreateLink = z.strictObject({
  ...zSubject,
  /** Of whoever answers, or of whoever approves; the latter where an approver is named. */
  role: z.enum(['executor', 'approver']).default('executor'),
  days: z.int().min(1).max(BOARD_LIMITS.linkDays).default(60),
});
export const zRevokeLink = z.strictObject({ linkId: zId });

export const zToken = z.string().regex(/^[\w-]{32}$/);
export const zAnswerByLink = z.strictObject({
  token: zToken,
  signedBy: text(BOARD_LIMITS.signer).min(3, 'code:too_short'),
  items: z
    .array(zAnswerItem.extend({ files: z.array(zUpload).max(BOARD_LIMITS.filesPerItem).default([]) }))
    .min(1, 'code:nothing')
    .max(BOARD_LIMITS.itemsPerLetter)
    .refine(uniqueItems, 'code:twice'),
});

export const zConfirmAnswer = z.strictObject({
  answerId: zId,
  public: z.boolean().default(false),
  /** Its files that are opened with it; the others stay with the keepers. */
  openFiles: z.array(zId).max(100).default([]),
  expectV: z.int().min(1).optional(),
});
export const zAskMore = z.strictObject({ answerId: zId, note: zReason });

const zOne = z.strictObject({ recommendationId: zId, expectV: z.int().min(1).optional() });
export const zClose = zOne.extend({
  verdict: z.enum(VERDICTS),
  note: zNote.default(''),
  successorId: zId.nullable().default(null),
});
export const zReopen = zOne.extend({ reason: zReason });
export const zSetRisk = zOne.extend({ risk: z.boolean(), note: zNote.default('') });
export const zMove = zOne.extend({
  event: z.enum(['start', 'suspend', 'resume']),
  reason: zNote.default(''),
  /** Of a suspension: the day on which it goes on. */
  until: zDay.nullable().default(null),
});
export const zReroute = zOne.extend({
  addresseeId: zId.nullable().default(null),
  /** A body not yet in the directory, in the dative as it will be printed. */
  addresseeName: text(BOARD_LIMITS.addressee).default(''),
  ground: zReason,
});
export const zSplit = zOne.extend({
  parts: z
    .array(
      z.strictObject({
        text: text(BOARD_LIMITS.answer).min(3, 'code:too_short'),
        addresseeId: zId.nullable().default(null),
        ownerText: text(BOARD_LIMITS.post).default(''),
        deadlineText: text(300).default(''),
        due: zDay.nullable().default(null),
      }),
    )
    .min(2)
    .max(BOARD_LIMITS.parts),
});
export const zSetOwner = zOne.extend({
  addresseeId: zId,
  post: text(BOARD_LIMITS.post).min(2, 'code:too_short'),
  holder: text(BOARD_LIMITS.person).default(''),
  since: zDay.nullable().default(null),
  acting: z.boolean().default(false),
});
export const zHandOver = z.strictObject({
  forumId: zId,
  postId: zId,
  holder: text(BOARD_LIMITS.person).min(2, 'code:too_short'),
  since: zDay,
  /** The last day of a deputy: whoever holds the post keeps it, and is back the day after. */
  until: zDay.nullable().default(null),
  acting: z.boolean().default(false),
});
const zNames = {
  forumId: zId,
  addresseeId: zId,
  name: text(BOARD_LIMITS.addressee).min(2, 'code:too_short'),
  dative: text(BOARD_LIMITS.addressee).min(2, 'code:too_short'),
  genitive: text(BOARD_LIMITS.addressee).default(''),
};
export const zRenameAddressee = z.strictObject({
  ...zNames,
  /** The last day of the former name. */
  until: zDay,
  ground: zNote.default(''),
});

export const zCorrectAddressee = z.strictObject({
  ...zNames,
  email: z.union([z.literal(''), z.email().max(200)]).default(''),
  phone: text(100).default(''),
  address: text(BOARD_LIMITS.addressee).default(''),
  expectV: z.int().min(1),
});
export const zMergeAddressee = z.strictObject({
  forumId: zId,
  addresseeId: zId,
  intoId: zId,
  /** The last day of the body that is no more. */
  until: zDay,
  ground: zNote.default(''),
});
export const zOpenPost = z.strictObject({
  forumId: zId,
  addresseeId: zId,
  title: text(BOARD_LIMITS.post).min(2, 'code:too_short'),
  holder: text(BOARD_LIMITS.person).default(''),
  since: zDay.nullable().default(null),
  acting: z.boolean().default(false),
});

export const MARKS = ['done', 'working', 'not_relevant'] as const;
export type Mark = (typeof MARKS)[number];
export const zMarkSchool = z.strictObject({
  recommendationId: zId,
  mark: z.enum(MARKS),
  note: text(BOARD_LIMITS.schoolNote).default(''),
});

export const zPublish = z.strictObject({
  forumId: zId,
  /** Hash of the preview that was looked at: what is published is what was seen. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export const zWithdraw = z.strictObject({ snapshotId: zId });
