/** A resolution from its live draft to the adopted text. Frozen and adopted texts are stored whole, with their SHA-256. */
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { account } from './account.ts';
import { at, createdAt, id, version } from './columns.ts';
import { forum, participant } from './forum.ts';
import { file } from './installation.ts';

export type PenMode = 'everyone' | 'editors' | 'secretary';
export type ResolutionState = 'drafting' | 'frozen' | 'adopted' | 'rejected';

export const resolution = pgTable(
  'resolution',
  {
    id: id(),
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    number: integer('number').notNull(),
    title: text('title').notNull(),
    draftId: text('draft_id').notNull(),
    state: text('state').$type<ResolutionState>().notNull().default('drafting'),
    penMode: text('pen_mode').$type<PenMode>().notNull(),
    /** «Перо всем на 10 минут»: until then everyone present may write. */
    penEveryoneUntil: at('pen_everyone_until'),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [
    uniqueIndex('resolution_number').on(t.forumId, t.number),
    uniqueIndex('resolution_draft').on(t.draftId),
  ],
);

/** A section (addressee group) may have a pen mode of its own. */
export const penSection = pgTable(
  'pen_section',
  {
    resolutionId: text('resolution_id')
      .notNull()
      .references(() => resolution.id),
    groupId: text('group_id').notNull(),
    mode: text('mode').$type<PenMode>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.resolutionId, t.groupId] })],
);

export const frozenText = pgTable(
  'frozen_text',
  {
    id: id(),
    resolutionId: text('resolution_id')
      .notNull()
      .references(() => resolution.id),
    version: integer('version').notNull(),
    draftSeq: bigint('draft_seq', { mode: 'number' }).notNull(),
    /** Canonical serialisation of domain/resolution/freeze.ts; the hash is of these exact characters. */
    canonical: text('canonical').notNull(),
    sha256: text('sha256').notNull(),
    frozenBy: text('frozen_by').references(() => account.id),
    frozenAt: at('frozen_at').notNull(),
    thawedAt: at('thawed_at'),
    thawReason: text('thaw_reason').notNull().default(''),
  },
  (t) => [
    uniqueIndex('frozen_text_version').on(t.resolutionId, t.version),
    index('frozen_text_hash').on(t.sha256),
  ],
);

export const adoptedText = pgTable(
  'adopted_text',
  {
    id: id(),
    resolutionId: text('resolution_id')
      .notNull()
      .references(() => resolution.id),
    forumId: text('forum_id').notNull(),
    frozenTextId: text('frozen_text_id')
      .notNull()
      .references(() => frozenText.id),
    /** Null for a resolution of past years that came in through the importer. */
    voteId: text('vote_id'),
    number: text('number').notNull(),
    adoptedOn: date('adopted_on').notNull(),
    canonical: text('canonical').notNull(),
    sha256: text('sha256').notNull(),
    /** «единогласно» or three numbers with their base, as announced. */
    result: jsonb('result').$type<Record<string, unknown>>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('adopted_text_resolution').on(t.resolutionId),
    index('adopted_text_hash').on(t.sha256),
    index('adopted_text_forum').on(t.forumId),
  ],
);

/** What happens to the paper after adoption; kept apart because the adopted text itself never changes. */
export const adoptedPaper = pgTable('adopted_paper', {
  adoptedTextId: text('adopted_text_id')
    .primaryKey()
    .references(() => adoptedText.id),
  /** «В целом с доработкой»: until then the editorial group may mend more than typos. */
  editsUntil: at('edits_until'),
  sentAt: at('sent_at'),
  signedFileId: text('signed_file_id'),
  signedAt: at('signed_at'),
  /** Who presided and who kept the minutes when it was adopted; an empty post is the word of the paper's language. */
  signatories: jsonb('signatories').$type<{ post: string; name: string }[]>().notNull().default([]),
  version: version(),
});

/** «Выверка» until the paper is sent, an erratum after; the adopted text is never edited, corrections lie beside it. */
export const correction = pgTable(
  'correction',
  {
    id: id(),
    adoptedTextId: text('adopted_text_id')
      .notNull()
      .references(() => adoptedText.id),
    number: integer('number').notNull(),
    kind: text('kind').$type<'proofreading' | 'erratum'>().notNull(),
    blockId: text('block_id').notNull(),
    before: text('before').notNull(),
    after: text('after').notNull(),
    reason: text('reason').notNull().default(''),
    by: text('by').references(() => account.id),
    at: at('at').notNull(),
  },
  (t) => [uniqueIndex('correction_number').on(t.adoptedTextId, t.number)],
);

export type VoteState = 'prepared' | 'open' | 'closed' | 'announced' | 'annulled';
export type VoteMatter =
  | 'basis'
  | 'whole'
  | 'whole_with_edits'
  | 'clause'
  | 'amendment'
  | 'block'
  | 'procedural';

export const vote = pgTable(
  'vote',
  {
    id: id(),
    forumId: text('forum_id')
      .notNull()
      .references(() => forum.id),
    number: integer('number').notNull(),
    resolutionId: text('resolution_id').references(() => resolution.id),
    frozenTextId: text('frozen_text_id').references(() => frozenText.id),
    /** Hash of the exact text; a ballot carrying another is refused. */
    sha256: text('sha256'),
    matter: text('matter').$type<VoteMatter>().notNull(),
    /** Clause or amendment, when the matter is one of these; the amendments of a block name the vote themselves. */
    subjectId: text('subject_id'),
    /** The text voted on where it is none of the frozen ones: a clause, an amendment, the amendments of a block. */
    subject: jsonb('subject').$type<Record<string, unknown> | null>(),
    /** The item of the agenda under which it stands in the minutes. */
    agendaItemId: text('agenda_item_id'),
    question: text('question').notNull(),
    method: text('method').$type<'hands' | 'devices' | 'mixed' | 'written' | 'paper'>().notNull(),
    /** Those who are not here may send in a signed sheet. */
    sheets: boolean('sheets').notNull().default(false),
    secrecy: text('secrecy').$type<'totals' | 'named' | 'secret'>().notNull(),
    /** The rule as shown before the vote: quorum and majority with their named bases. */
    rule: jsonb('rule').$type<Record<string, unknown>>().notNull(),
    state: text('state').$type<VoteState>().notNull().default('prepared'),
    presentCount: integer('present_count'),
    eligibleCount: integer('eligible_count'),
    /** Show of hands: {unanimous} or three numbers entered by the tellers. */
    hands: jsonb('hands').$type<{
      unanimous?: boolean;
      for: number;
      against: number;
      abstain: number;
      paper?: { issued: number; found: number; invalid: number };
    } | null>(),
    result: jsonb('result').$type<Record<string, unknown> | null>(),
    /** Of a secret vote by phones: sealed to, and signed with, keys whose other halves lie outside the database. */
    sealKey: text('seal_key'),
    issueKey: text('issue_key'),
    /** Its ballots after the announcement, each with its code, in the order of the codes, which are random. */
    slips: jsonb('slips').$type<{ code: string; choice: 'for' | 'against' | 'abstain' }[] | null>(),
    /** The signed record of the tellers, beside the numbers that were read from it. */
    protocolFileId: text('protocol_file_id').references(() => file.id),
    openedAt: at('opened_at'),
    closesAt: at('closes_at'),
    closedAt: at('closed_at'),
    announcedAt: at('announced_at'),
    annulReason: text('annul_reason').notNull().default(''),
    /** The annulled vote which this one repeats. */
    repeatsId: text('repeats_id'),
    createdBy: text('created_by').references(() => account.id),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [uniqueIndex('vote_number').on(t.forumId, t.number), index('vote_state').on(t.forumId, t.state)],
);

/** The roll is fixed when the vote opens; a row of it is the right to vote. */
export const voteRoll = pgTable(
  'vote_roll',
  {
    voteId: text('vote_id')
      .notNull()
      .references(() => vote.id),
    participantId: text('participant_id')
      .notNull()
      .references(() => participant.id),
    channel: text('channel').$type<'device' | 'hand' | 'sheet'>().notNull(),
    /** A secret ballot was given out to this person; what became of it nobody knows. */
    taken: boolean('taken').notNull().default(false),
    /** Hash of the blinded paper that was signed: the same one is signed again, another never. */
    blinded: text('blinded'),
  },
  (t) => [primaryKey({ columns: [t.voteId, t.participantId] })],
);

/** The box of a secret vote. `mark` is the hash of a blindly signed paper, so that one paper goes in once. */
export const voteBox = pgTable(
  'vote_box',
  {
    voteId: text('vote_id').notNull(),
    mark: text('mark').notNull(),
    sealed: text('sealed').notNull(),
  },
  (t) => [primaryKey({ columns: [t.voteId, t.mark] })],
);

/** The way to the ballot of somebody who is away and has no account: a secret address, of which the hash is kept. */
export const voteLink = pgTable(
  'vote_link',
  {
    tokenHash: text('token_hash').primaryKey(),
    voteId: text('vote_id')
      .notNull()
      .references(() => vote.id),
    participantId: text('participant_id')
      .notNull()
      .references(() => participant.id),
    createdBy: text('created_by').references(() => account.id),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('vote_link_person').on(t.voteId, t.participantId)],
);

/** Open and totals-only ballots. Secret ones have tables of their own, without any link to a person. */
export const ballot = pgTable(
  'ballot',
  {
    voteId: text('vote_id').notNull(),
    participantId: text('participant_id').notNull(),
    choice: text('choice').$type<'for' | 'against' | 'abstain'>().notNull(),
    sha256: text('sha256'),
    receipt: text('receipt').notNull(),
    at: at('at').notNull(),
    rev: integer('rev').notNull().default(1),
    /** The teller who read a hand or a sheet; null: the person's own device. */
    enteredBy: text('entered_by').references(() => account.id),
    /** The day on which the sheet came back. */
    returnedOn: date('returned_on'),
  },
  (t) => [primaryKey({ columns: [t.voteId, t.participantId] })],
);
