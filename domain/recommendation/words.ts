/**
 * Vocabulary profiles as data: the same states in the tactful words of recommendations or in those of execution
 * control. A word is a message key of namespace `board`; the sign and the colour follow from the group.
 */
import type { Profile } from '../forum/presets.ts';
import type { State, Verdict } from './rules.ts';

/** Names of components/ui/badge.tsx, without knowing it. */
export type Look = 'draft' | 'open' | 'awaits' | 'done' | 'declined' | 'closed';

const STATE_LOOK: Readonly<Record<State, Look>> = {
  adopted: 'draft',
  sent: 'open',
  accepted: 'open',
  in_progress: 'open',
  declined: 'declined',
  rerouted: 'open',
  reported: 'open',
  suspended: 'draft',
  closed: 'closed',
};
const VERDICT_LOOK: Readonly<Record<Verdict, Look>> = {
  done: 'done',
  mostly: 'done',
  partly: 'done',
  not_supported: 'declined',
  not_done: 'closed',
  obsolete: 'closed',
  superseded: 'closed',
  merged: 'closed',
};

export type Words = {
  states: Readonly<Record<State, string>>;
  verdicts: Readonly<Record<Verdict, string>>;
  /** Whether being late may be said by this profile at all. */
  saysLate: boolean;
};

const under = <K extends string>(prefix: string, keys: readonly K[]) =>
  Object.fromEntries(keys.map((key) => [key, `${prefix}.${key}`])) as Record<K, string>;
const stateKeys = Object.keys(STATE_LOOK) as State[];
const verdictKeys = Object.keys(VERDICT_LOOK) as Verdict[];

export const PROFILE_WORDS: Readonly<Record<Profile, Words>> = {
  recommendations: {
    states: under('words.recommendations.state', stateKeys),
    verdicts: under('words.recommendations.verdict', verdictKeys),
    saysLate: false,
  },
  control: {
    states: under('words.control.state', stateKeys),
    verdicts: under('words.control.verdict', verdictKeys),
    saysLate: true,
  },
};

export type StatusWord = { key: string; look: Look };

/** The word of a row: of its verdict once closed, of its state before; `awaits` where the reader must act. */
export function statusWord(
  profile: Profile,
  row: { state: State; verdict: Verdict | null },
  awaitsReader = false,
): StatusWord {
  const words = PROFILE_WORDS[profile];
  if (row.state === 'closed' && row.verdict)
    return { key: words.verdicts[row.verdict], look: VERDICT_LOOK[row.verdict] };
  return { key: words.states[row.state], look: awaitsReader ? 'awaits' : STATE_LOOK[row.state] };
}
