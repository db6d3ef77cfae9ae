/**
 * Minutes out of facts: agenda, who was here, who spoke, how it was voted, what was resolved. Pure: the same facts give
 * the same minutes, and what the secretary wrote stands in place of a generated part, never beside it unnoticed.
 */
import type { AmendmentSubject } from '../vote/kinds.ts';
import type { Decision, VoteResult } from '../vote/rules.ts';
import type { AgendaKind, AgendaState, MinutesForm, Part } from './kinds.ts';

export type MinutesVote = {
  id: string;
  number: number;
  agendaItemId: string | null;
  matter: string;
  question: string;
  method: string;
  secrecy: string;
  /** Words of the clause or of the amendments voted on. */
  subject:
    | { kind: 'clause'; marker: string; text: string }
    | { kind: 'amendments'; items: AmendmentSubject[] }
    | null;
  result: VoteResult;
  /** Of what lay on paper, by the tellers' record. */
  paper?: { issued: number; found: number };
  /** Of a vote by name. */
  named: { name: string; choice: 'for' | 'against' | 'abstain' }[];
  at: string;
};
/** An election of persons: its rounds as they were announced, and who was elected. */
export type MinutesElection = {
  id: string;
  agendaItemId: string | null;
  post: string;
  title: string;
  secrecy: string;
  rounds: {
    number: number;
    votes: { name: string; votes: number }[];
    against: number;
    invalid: number;
    taking: number;
    roll: number;
    /** The hall's phrase, where the lot decided. */
    lot: string;
  }[];
  elected: string[];
};
export type MinutesSpeech = { name: string; post: string; topic: string };
export type MinutesClause = {
  marker: string;
  text: string;
  owner: string;
  deadline: string;
  /** Stands above the first clause of an addressee: «Рекомендовать управлению образования:». */
  heading?: string;
};
export type MinutesDissent = { agendaItemId: string | null; name: string; text: string };

export type MinutesFacts = {
  forum: { name: string; number: string; startsOn: string; endsOn: string; place: string; venue: string };
  number: string;
  form: MinutesForm;
  chair: string;
  secretary: string;
  present: string[];
  /** Whoever presides or keeps the minutes is here, marked or not. */
  absent: string[];
  listed: number;
  invited: number;
  items: {
    id: string;
    number: number;
    kind: AgendaKind;
    title: string;
    rapporteur: string;
    state: AgendaState;
    decision: string;
    owner: string;
    deadlineText: string;
  }[];
  votes: MinutesVote[];
  elections?: MinutesElection[];
  speeches: MinutesSpeech[];
  amendments: { number: number; mover: string; state: string; agendaItemId: string | null }[];
  /** The text as adopted, and how; null while it is not. */
  adopted: { number: string; title: string; matter: string; clauses: MinutesClause[] } | null;
  dissents: MinutesDissent[];
  edits: Record<string, string>;
};

/** What was resolved: in words of the secretary, by the text, by a vote on a question. */
export type Resolved =
  | { by: 'words'; text: string; owner: string; deadline: string }
  | { by: 'text'; matter: string; title: string; number: string; clauses: MinutesClause[] }
  | { by: 'vote'; vote: number; question: string; decision: Decision }
  | { by: 'election'; post: string; title: string; names: string[] }
  | { by: 'state'; state: 'noted' | 'postponed' | 'removed' };

export type MinutesItem = {
  id: string;
  number: number;
  kind: AgendaKind;
  title: string;
  rapporteur: string;
  state: AgendaState;
  spoke: MinutesSpeech[];
  votes: MinutesVote[];
  /** Absent in minutes sealed before elections were kept. */
  elections?: MinutesElection[];
  resolved: Resolved[];
  dissents: { name: string; text: string }[];
  /** The secretary's words in place of the generated ones. */
  words: Partial<Record<Part, string>>;
  /** Nothing has been decided yet. */
  undecided: boolean;
};
export type MinutesDoc = Omit<
  MinutesFacts,
  'items' | 'votes' | 'elections' | 'speeches' | 'dissents' | 'edits' | 'amendments' | 'adopted'
> & {
  items: MinutesItem[];
};

const DECISIVE = new Set(['whole', 'whole_with_edits', 'procedural']);

/** The item of a vote or a speech: its own, else the one about the text, else the last that fits. */
function homeOf(
  facts: MinutesFacts,
  of: { agendaItemId?: string | null; topic?: string; matter?: string },
): string | null {
  const { items } = facts;
  const own = items.find(({ id }) => id === of.agendaItemId);
  if (own) return own.id;
  const same = of.topic ? items.find(({ title }) => title.trim() === of.topic?.trim()) : undefined;
  if (same) return same.id;
  return (items.find(({ kind }) => kind === 'text') ?? items.at(-1))?.id ?? null;
}

/** An election stands under its own question, else under the one about elections, else under the last. */
function electionHome({ items }: MinutesFacts, of: MinutesElection): string | null {
  const own = items.find(({ id }) => id === of.agendaItemId);
  return (own ?? items.find(({ kind }) => kind === 'election') ?? items.at(-1))?.id ?? null;
}

export function composeMinutes(facts: MinutesFacts): MinutesDoc {
  const { items, votes, elections = [], speeches, dissents, edits, amendments: _, adopted, ...head } = facts;
  const of = <T>(list: readonly T[], home: (one: T) => string | null, id: string) =>
    list.filter((one) => home(one) === id);
  return {
    ...head,
    items: [...items]
      .sort((a, b) => a.number - b.number)
      .map((item) => {
        const mine = of(votes, (vote) => homeOf(facts, vote), item.id).sort((a, b) => a.number - b.number);
        const words: MinutesItem['words'] = {};
        for (const part of ['heard', 'spoke', 'decided'] as const) {
          const text = edits[`${item.id}:${part}`];
          if (text !== undefined) words[part] = text;
        }
        const elects = of(elections, (one) => electionHome(facts, one), item.id);
        const resolved = resolvedOf(item, mine, item.kind === 'text' ? adopted : null, elects);
        return {
          id: item.id,
          number: item.number,
          kind: item.kind,
          title: item.title,
          rapporteur: item.rapporteur,
          state: item.state,
          spoke: of(speeches, ({ topic }) => homeOf(facts, { topic }), item.id).map(
            ({ name, post, topic }) => ({
              name,
              post,
              topic,
            }),
          ),
          votes: mine,
          ...(elects.length > 0 && { elections: elects }),
          resolved,
          dissents: of(dissents, (one) => homeOf(facts, one), item.id).map(({ name, text }) => ({
            name,
            text,
          })),
          words,
          undecided: resolved.length === 0 && words.decided === undefined,
        };
      }),
  };
}

function resolvedOf(
  item: MinutesFacts['items'][number],
  votes: readonly MinutesVote[],
  adopted: MinutesFacts['adopted'],
  elections: readonly MinutesElection[],
): Resolved[] {
  const out: Resolved[] = [];
  if (item.decision.trim() !== '')
    out.push({ by: 'words', text: item.decision, owner: item.owner, deadline: item.deadlineText });
  if (adopted) {
    const { matter, title, number, clauses } = adopted;
    out.push({ by: 'text', matter, title, number, clauses });
  }
  for (const vote of votes) {
    if (!DECISIVE.has(vote.matter)) continue;
    const text = vote.matter !== 'procedural';
    // A text that was adopted is said once, in full.
    if (text && (adopted || vote.result.decision !== 'rejected')) continue;
    out.push({ by: 'vote', vote: vote.number, question: vote.question, decision: vote.result.decision });
  }
  for (const { post, title, elected } of elections)
    if (elected.length > 0) out.push({ by: 'election', post, title, names: elected });
  if (out.length === 0 && (item.state === 'noted' || item.state === 'postponed' || item.state === 'removed'))
    out.push({ by: 'state', state: item.state });
  return out;
}

/** Numbers of the items on which nothing is decided: minutes are not closed over them. */
export const undecidedItems = (doc: MinutesDoc): number[] =>
  doc.items.filter(({ undecided }) => undecided).map(({ number }) => number);

/** Выписка: the head of the original and one item with its own number. */
export function extractOf(doc: MinutesDoc, number: number): MinutesDoc | null {
  const items = doc.items.filter((item) => item.number === number);
  return items.length === 0 ? null : { ...doc, items };
}
