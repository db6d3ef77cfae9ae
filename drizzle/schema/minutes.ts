/**
 * Agenda and minutes. What was said and decided is read from its own tables; here stand the questions, the secretary's
 * own words beside them, remarks, the text as sealed, and who signed exactly that text.
 */
import { index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type {
  AgendaKind,
  AgendaState,
  MinutesForm,
  MinutesState,
  SignatureRole,
} from '#domain/minutes/kinds.ts';
import { account } from './account.ts';
import { at, createdAt, id, version } from './columns.ts';
import { forum, participant } from './forum.ts';

const forumId = () =>
  text('forum_id')
    .notNull()
    .references(() => forum.id);

export const agendaItem = pgTable(
  'agenda_item',
  {
    id: id(),
    forumId: forumId(),
    number: integer('number').notNull(),
    kind: text('kind').$type<AgendaKind>().notNull(),
    title: text('title').notNull(),
    rapporteur: text('rapporteur').notNull().default(''),
    state: text('state').$type<AgendaState>().notNull().default('open'),
    /** What was resolved where no vote and no text says it. */
    decision: text('decision').notNull().default(''),
    owner: text('owner').notNull().default(''),
    deadlineText: text('deadline_text').notNull().default(''),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [index('agenda_item_forum').on(t.forumId, t.number)],
);

export const minutes = pgTable(
  'minutes',
  {
    id: id(),
    forumId: forumId(),
    number: text('number').notNull().default('1'),
    form: text('form').$type<MinutesForm>().notNull(),
    state: text('state').$type<MinutesState>().notNull().default('draft'),
    /** The secretary's words in place of the generated ones, by part: «<item>:heard». */
    edits: jsonb('edits').$type<Record<string, string>>().notNull().default({}),
    remarksUntil: at('remarks_until'),
    /** As sealed for signature: canonical JSON and its hash. */
    canonical: text('canonical'),
    sha256: text('sha256'),
    sealedAt: at('sealed_at'),
    approvedAt: at('approved_at'),
    approvedBy: text('approved_by').references(() => account.id),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [uniqueIndex('minutes_forum').on(t.forumId)],
);

export const minutesRemark = pgTable(
  'minutes_remark',
  {
    id: id(),
    minutesId: text('minutes_id')
      .notNull()
      .references(() => minutes.id),
    participantId: text('participant_id').references(() => participant.id),
    itemNumber: integer('item_number'),
    text: text('text').notNull(),
    answer: text('answer').notNull().default(''),
    accepted: integer('accepted'),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [
    index('minutes_remark_minutes').on(t.minutesId),
    index('minutes_remark_person').on(t.participantId),
  ],
);

/** Signed in the system: who, when, which text. No claim of a qualified signature. Append-only. */
export const minutesSignature = pgTable(
  'minutes_signature',
  {
    id: id(),
    minutesId: text('minutes_id')
      .notNull()
      .references(() => minutes.id),
    role: text('role').$type<SignatureRole>().notNull(),
    accountId: text('account_id').references(() => account.id),
    name: text('name').notNull(),
    sha256: text('sha256').notNull(),
    at: at('at').notNull(),
  },
  (t) => [uniqueIndex('minutes_signature_once').on(t.minutesId, t.role, t.sha256)],
);

/** Особое мнение: attached to the minutes and to the text, in its author's name. */
export const dissent = pgTable(
  'dissent',
  {
    id: id(),
    forumId: forumId(),
    participantId: text('participant_id').references(() => participant.id),
    agendaItemId: text('agenda_item_id').references(() => agendaItem.id),
    text: text('text').notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('dissent_forum').on(t.forumId), index('dissent_person').on(t.participantId)],
);
