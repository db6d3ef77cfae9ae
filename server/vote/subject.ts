/**
 * What a vote is about, and the hash of exactly those words: the frozen text, one clause of the living text, an
 * amendment, the amendments of a block. Voters are shown what is kept here, not what the text says a minute later.
 */
import * as Y from 'yjs';
import { staleness } from '#domain/amendment/apply.ts';
import { refuse } from '#domain/errors.ts';
import type { DraftSnapshot } from '#domain/resolution/draft.ts';
import { normalText } from '#domain/resolution/freeze.ts';
import { groupHeading, layout } from '#domain/resolution/layout.ts';
import { bodyText } from '#domain/resolution/model.ts';
import { readDraft } from '#domain/resolution/read.ts';
import type { AmendmentSubject, VoteSubject } from '#domain/vote/kinds.ts';
import { isAboutText, type Matter } from '#domain/vote/rules.ts';
import {
  type AmendmentRow,
  amendmentsOf,
  lockAmendments,
  secondersMissing,
  toolOn,
} from '../amendment/access.ts';
import { type Q, within } from '../bind.ts';
import type { Cx } from '../command.ts';
import { canonicalJson } from '../events.ts';
import type { Access } from '../forum/access.ts';
import { sha256 } from '../ids.ts';
import { lastResolution, votableText } from '../resolution/access.ts';

export type Subject = {
  resolutionId: string | null;
  frozenTextId: string | null;
  sha256: string | null;
  subjectId: string | null;
  subject: VoteSubject | null;
  /** Amendments that the vote decides. */
  amendments: AmendmentRow[];
};
export type SubjectInput = {
  matter: Matter;
  question: string;
  subjectId?: string | undefined;
  subjectIds?: string[] | undefined;
};

type Clause = { id: string; marker: string; heading: string; text: string };

export function clausesOf(snapshot: DraftSnapshot): Clause[] {
  return layout(snapshot).sections.flatMap((section) =>
    section.type === 'block'
      ? []
      : section.clauses.map(({ block, marker }) => ({
          id: block.id,
          marker,
          heading: section.type === 'group' ? groupHeading(section.group) : '',
          text: bodyText(block.body),
        })),
  );
}

export function amendmentSubject(row: AmendmentRow, clauses: readonly Clause[]): AmendmentSubject {
  const marker = (id: string | null) => clauses.find((clause) => clause.id === id)?.marker ?? '';
  const { id, number, op, base, text, tail, owner, deadlineText } = row;
  return {
    id,
    number,
    op,
    marker: marker(row.clauseId),
    toMarker: marker(row.intoId ?? row.afterId),
    base,
    text,
    tail,
    owner,
    deadlineText,
  };
}

export const clauseHash = (text: string) => sha256(normalText(text));

export async function subjectOf(cx: Cx, { forum }: Access, input: SubjectInput): Promise<Subject> {
  const none: Subject = {
    resolutionId: null,
    frozenTextId: null,
    sha256: null,
    subjectId: null,
    subject: null,
    amendments: [],
  };
  if (input.matter === 'procedural') {
    if (input.question === '') refuse('vote/question_needed', { fields: { question: 'required' } });
    return none;
  }
  if (isAboutText(input.matter)) {
    const about = await votableText(within(cx), forum.id);
    if (!about) refuse('vote/no_frozen_text');
    const { resolution, frozen } = about;
    return { ...none, resolutionId: resolution.id, frozenTextId: frozen.id, sha256: frozen.sha256 };
  }
  const resolution = await lastResolution(within(cx), forum.id);
  if (!resolution) refuse('vote/no_subject');
  if (resolution.state !== 'drafting') refuse('vote/text_frozen');
  const doc = await cx.services.drafting.read(resolution.draftId);
  const clauses = clausesOf(readDraft(Y, doc));
  const base = { ...none, resolutionId: resolution.id };
  if (input.matter === 'clause') {
    const clause = clauses.find(({ id }) => id === input.subjectId);
    if (!clause || clause.text.trim() === '') refuse('vote/no_subject');
    const { id, marker, heading, text } = clause;
    return {
      ...base,
      subjectId: id,
      sha256: clauseHash(text),
      subject: { kind: 'clause', marker, heading, text },
    };
  }
  const ids =
    input.matter === 'amendment' ? (input.subjectId ? [input.subjectId] : []) : (input.subjectIds ?? []);
  const rows = await lockAmendments(cx.tx, ids);
  const wanted = input.matter === 'amendment' ? 'to_vote' : 'consensual';
  if (
    rows.length === 0 ||
    rows.length !== new Set(ids).size ||
    rows.some((row) => row.resolutionId !== resolution.id)
  )
    refuse('vote/no_subject');
  const tool = toolOn(doc, () => cx.id());
  for (const row of rows) {
    if (row.state !== wanted) refuse('amendment/wrong_state', { params: { state: row.state } });
    if (staleness(tool, row) !== null) refuse('amendment/text_changed');
    const missing = await secondersMissing(cx.tx, forum, row);
    if (missing > 0) refuse('amendment/seconders', { params: { missing } });
  }
  const ordered = [...rows].sort((a, b) => a.number - b.number);
  const [only] = ordered;
  const one = input.matter === 'amendment' && only;
  return {
    ...base,
    subjectId: one ? one.id : null,
    sha256: one ? one.sha256 : sha256(canonicalJson(ordered.map((row) => row.sha256))),
    subject: { kind: 'amendments', items: ordered.map((row) => amendmentSubject(row, clauses)) },
    amendments: ordered,
  };
}

/** What could be put now besides the whole text, for those who run the vote. */
export async function choosable(q: Q, forumId: string) {
  const resolution = await lastResolution(q, forumId);
  if (resolution?.state !== 'drafting') return { clauses: [], amendments: [], block: [] };
  const clauses = clausesOf(readDraft(Y, await q.services.drafting.read(resolution.draftId)));
  const rows = await amendmentsOf(q.db, resolution.id, ['to_vote', 'consensual']);
  const of = (state: string) =>
    rows.filter((row) => row.state === state).map((row) => amendmentSubject(row, clauses));
  return {
    clauses: clauses
      .filter(({ text }) => text.trim() !== '')
      .map(({ id, marker, text }) => ({ id, marker, text })),
    amendments: of('to_vote'),
    block: of('consensual'),
  };
}
