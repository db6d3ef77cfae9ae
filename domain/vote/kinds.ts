/** The words of votes that forms and screens need: no zod. */
export const CHOICES = ['for', 'against', 'abstain'] as const;
export type Choice = (typeof CHOICES)[number];
/** `written`: in absence, with a deadline. `paper`: ballots in a box, counted by the tellers. */
export const METHODS = ['hands', 'devices', 'mixed', 'written', 'paper'] as const;
export type Method = (typeof METHODS)[number];
/** What is asked first of a small forum; the others stand behind «Расширенный регламент». */
export const PLAIN_METHODS: readonly Method[] = ['hands', 'devices', 'mixed'];
export const CHANNELS = ['device', 'hand', 'sheet'] as const;
export type Channel = (typeof CHANNELS)[number];
export const VOTE_LIMITS = { question: 500, reason: 500, people: 5_000, block: 100 } as const;

/** An amendment as voters are shown it. */
export type AmendmentSubject = {
  id: string;
  number: number;
  op: string;
  marker: string;
  toMarker: string;
  base: string;
  text: string;
  tail: string;
  owner: string | null;
  deadlineText: string | null;
};
/** What is voted on where it is not the whole frozen text. */
export type VoteSubject =
  | { kind: 'clause'; marker: string; heading: string; text: string }
  | { kind: 'amendments'; items: AmendmentSubject[] };
