/**
 * What each audience sees of a run. Players get options when answers may come and the key at the reveal: the shapes of
 * earlier phases have no room for either. Names stand in a table of results only for tables and for the first three.
 */
import type { Value } from './answer.ts';
import type { QuestionImage } from './image.ts';
import type { QuestionKind, RunSettings } from './kinds.ts';
import type { Question } from './question.ts';
import { isGraded } from './rules.ts';
import type { Phase, RoundClock } from './run.ts';
import type { Option, QuestionKey } from './schema.ts';
import type { Standing } from './score.ts';
import type { Tally } from './tally.ts';

export type StageRound = {
  id: string;
  /** Of the questions alone; 0 for a slide, a case and a decider. */
  ordinal: number;
  attempt: number;
  kind: QuestionKind;
  situation: string;
  caseText: string;
  stem: string;
  practice: boolean;
  graded: boolean;
  decider: boolean;
  /** Entrants of a decider. */
  only: string[] | null;
  /** Empty until answers may come. */
  options: Option[];
  targets: Option[];
  scale: { from: number; to: number; low: string; high: string } | null;
  /** With the options: what is on it may be the answer to a reading of the stem. */
  image: QuestionImage | null;
  openAt: number;
  closeAt: number;
  ms: number;
  leftMs: number | null;
  reveal: Reveal | null;
};
export type Reveal = Tally & {
  /** The right answer in words, in order. */
  solution: string[];
  explanation: string;
};
export type Place = {
  name: string;
  table: number | null;
  points: number;
  right: number;
  of: number;
  place: number;
};

export type PlayView = {
  run: { id: string; title: string; phase: Phase; v: number; doorOpen: boolean } & Pick<
    RunSettings,
    'teams' | 'phones' | 'scoring'
  >;
  number: number;
  questions: number;
  round: StageRound | null;
  /** The first three, when they are shown. */
  board: Place[] | null;
  tables: { id: string; number: number; name: string; taken: boolean }[];
};

/** What one table (or one player) knows of itself. */
export type MineView = {
  unitId: string;
  name: string;
  table: number | null;
  factor: number;
  /** Not asked in this decider. */
  sitsOut: boolean;
  answer: { roundId: string; value: Value } | null;
  result: {
    roundId: string | null;
    share: number | null;
    points: number | null;
    total: number;
    right: number;
    of: number;
    /** Of tables only: nobody is ranked by name. */
    place: number | null;
  } | null;
};

/** The phone's page as the server renders it. */
export type PlayPage = {
  forum: { id: string; slug: string; name: string; timeZone: string };
  serverNow: number;
  play: PlayView | null;
  mine: MineView | null;
  /** Why one is not playing though one was: sent out, or another phone answers for the table. */
  out: 'removed' | 'other_phone' | null;
  mayRun: boolean;
};

export type HallQuiz = PlayView & { progress: { answered: number; of: number } };

export type DeskUnit = {
  id: string;
  name: string;
  table: number | null;
  phones: number;
  /** Of a table: whose phones are there, each with the time of their own. */
  people: { id: string; name: string; factor: number }[];
  factor: number;
  /** Sent an answer in the round that is on. */
  answered: boolean;
};
export type DeskView = {
  forumId: string;
  slug: string;
  quizId: string;
  settings: RunSettings;
  play: PlayView;
  units: DeskUnit[];
  players: number;
  /** Who stands where, for the moderator's eyes. */
  standings: Place[];
  tied: string[];
  more: boolean;
  hasDecider: boolean;
  /** The key, for whoever conducts, once answers cannot come any more. */
  key: QuestionKey | null;
};
export type ProgressView = { roundId: string | null; answered: number; of: number };

const OUT: readonly RoundClock['state'][] = ['open', 'paused', 'locked', 'revealed'];

/** An image leaves the server when answers may come, or with the slide it stands on. */
export const imageOut = ({ state }: Pick<RoundClock, 'state'>): boolean =>
  state === 'shown' || OUT.includes(state);

type Staged = { id: string; attempt: number; question: Question; only: string[] | null } & RoundClock;

/** The question as a phase lets it be seen. */
export function stageRound(round: Staged, tally: Tally | null): StageRound {
  const { question, state } = round;
  const out = OUT.includes(state);
  return {
    id: round.id,
    ordinal: question.ordinal,
    attempt: round.attempt,
    kind: question.kind,
    situation: question.situation,
    caseText: question.caseText,
    stem: question.stem,
    practice: question.weight === 0,
    graded: isGraded(question.kind),
    decider: round.only !== null,
    only: round.only,
    options: out ? question.options.map(({ id, text }) => ({ id, text })) : [],
    targets: out ? (question.parts.targets ?? []).map(({ id, text }) => ({ id, text })) : [],
    scale: question.parts.scale ?? null,
    image: imageOut(round) ? (question.image ?? null) : null,
    openAt: round.openAt,
    closeAt: round.closeAt,
    ms: round.ms,
    leftMs: round.leftMs,
    reveal:
      state === 'revealed' && tally
        ? { ...tally, solution: solutionOf(question), explanation: question.explanation }
        : null,
  };
}

export function solutionOf({ kind, key, options, parts }: Question): string[] {
  const text = (list: readonly Option[], id: string) => list.find((one) => one.id === id)?.text ?? '';
  switch (kind) {
    case 'short':
    case 'number':
      return key.values ?? [];
    case 'order':
      return (key.order ?? []).map((id) => text(options, id));
    case 'match':
      return (key.pairs ?? []).map(
        ({ left, right }) => `${text(options, left)} — ${text(parts.targets ?? [], right)}`,
      );
    default:
      return options.filter(({ id }) => key.options?.includes(id)).map((one) => one.text);
  }
}

/** The first three places; who shares the third stands there too, up to five. */
export function topThree<P extends Pick<Standing, 'place' | 'points'>>(list: readonly P[]): P[] {
  return list.filter(({ place, points }) => place <= 3 && points > 0).slice(0, 5);
}
