/** The words of the agreement loop that forms and screens need: no zod, nothing of the server. */
export const VERDICTS = ['agreed', 'with_remarks', 'declined'] as const;
export type Verdict = (typeof VERDICTS)[number];
/** What a reader may say: `seen` is «ознакомлен(а)» and no judgement. */
export const SAYINGS = ['seen', ...VERDICTS] as const;
export type Saying = (typeof SAYINGS)[number];

export type RemarkState = 'new' | 'taken' | 'declined';

export const REVIEW_LIMITS = {
  label: 300,
  person: 200,
  post: 300,
  remark: 4_000,
  reply: 2_000,
  /** In one sending. */
  remarks: 200,
  /** By one link in all its life. */
  ofLink: 500,
  links: 200,
  approvals: 200,
  days: 90,
  /** Of one returned file. */
  changes: 300,
  file: 10 * 1024 * 1024,
} as const;
