/** What the organiser and the secretary see of the papers: what is in the set, what is missing and why. */
import type { ForumHead } from '../forum/views.ts';
import type { PaperDetails, TemplateKind } from './schema.ts';
import type { StampedKind } from './stamped.ts';

export const PAPER_KINDS = [
  'approvals',
  'resolution',
  'letter',
  'minutes',
  'votes',
  'agenda',
  'sign_in',
  'participants',
  'plan',
  'certificate',
  'thanks',
  'press',
  'questionnaire',
  'feedback',
] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];
/** What can be printed: the set, and an extract of one question of the minutes. */
export type PrintedKind = PaperKind | 'extract';

export const PAPER_FORMATS = ['docx', 'pdf', 'pdfa', 'xlsx', 'akn', 'json', 'md', 'txt'] as const;
export type PaperFormat = (typeof PAPER_FORMATS)[number];

/** Why a paper is missing, or what a person should still look at before it is signed. */
export const PAPER_NOTES = [
  'no_adopted',
  'no_people',
  'no_presence',
  'no_programme',
  'no_votes',
  'no_speakers',
  'no_addressees',
  'no_chair',
  'no_secretary',
  'no_number',
  'genitive_unsure',
  'no_feedback',
  'own_template',
  'not_sent',
] as const;
export type PaperNote = (typeof PAPER_NOTES)[number];

export type PaperItem = {
  /** «resolution», «letter-<addressee>»: the address of its files. */
  key: string;
  kind: PaperKind;
  /** Of whom or of what, where a kind has several. */
  of: string;
  ready: boolean;
  notes: PaperNote[];
  formats: PaperFormat[];
};

/** To whoever holds the hash of a programme, a list or a protocol. */
export type IssuedView = {
  kind: StampedKind;
  forum: string;
  number: number;
  /** ISO day the paper bears. */
  day: string;
  /** The last number of its kind, where a later one was issued. */
  later: number | null;
  /** Whether its words may be compared with others. */
  comparable: boolean;
};

export type PaperSetView = {
  forum: ForumHead;
  /** Number and day of the adopted resolution; null while there is none. */
  resolution: { number: string; adoptedOn: string } | null;
  items: PaperItem[];
  details: PaperDetails;
  /** What stands on the papers where a field is empty. */
  ours: Pick<
    PaperDetails,
    | 'eventGenitive'
    | 'sender'
    | 'senderContacts'
    | 'chairPost'
    | 'chairName'
    | 'secretaryPost'
    | 'secretaryName'
    | 'letterGreeting'
    | 'letterIntro'
    | 'letterAsk'
    | 'replyText'
    | 'press'
  >;
  questions: { text: string; answers: string[] }[];
  templates: Partial<Record<TemplateKind, { name: string; fileId: string }>>;
  version: number;
  mayKeep: boolean;
};
