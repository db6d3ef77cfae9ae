/**
 * Counts of an election as numbers of people: which can be, how phones and tellers are put together, and what the
 * tellers' record says. Forms ask the same functions before they send, so no zod here.
 */
/** Who votes for whom; `taking`: people who took part, spoilt ballots and abstentions among them. */
export type RoundCount = {
  votes: Readonly<Record<string, number>>;
  against: number;
  abstain: number;
  invalid: number;
  taking: number;
};
const whole = (n: number) => Number.isSafeInteger(n) && n >= 0;

/** Whether the numbers can be those of one ballot paper a person with at most `seats` names on it. */
export function countFits(
  count: RoundCount,
  candidates: readonly string[],
  seats: number,
  roll: number,
): boolean {
  const { votes, against, abstain, invalid, taking } = count;
  if (![against, abstain, invalid, taking, ...Object.values(votes)].every(whole)) return false;
  if (Object.keys(votes).some((id) => !candidates.includes(id))) return false;
  const marked = taking - against - abstain - invalid;
  const sum = Object.values(votes).reduce((all, n) => all + n, 0);
  return (
    taking <= roll &&
    marked >= 0 &&
    Object.values(votes).every((n) => n <= marked) &&
    sum >= marked &&
    sum <= seats * marked
  );
}

/** Whether a ballot says something that can be counted: none is «against all», more than the seats is spoilt. */
export function picksFit(picks: readonly string[], candidates: readonly string[], seats: number): boolean {
  return (
    picks.length <= seats &&
    new Set(picks).size === picks.length &&
    picks.every((id) => candidates.includes(id))
  );
}

/** Ballots of phones as numbers. */
export function countBallots(
  ballots: readonly (readonly string[])[],
  candidates: readonly string[],
): RoundCount {
  const votes: Record<string, number> = Object.fromEntries(candidates.map((id) => [id, 0]));
  let against = 0;
  for (const picks of ballots) {
    if (picks.length === 0) against += 1;
    for (const id of picks) votes[id] = (votes[id] ?? 0) + 1;
  }
  return { votes, against, abstain: 0, invalid: 0, taking: ballots.length };
}

/** Phones and what the tellers counted; nobody is in both, since each stands on the roll once. */
export function addCounts(one: RoundCount, other: RoundCount | null): RoundCount {
  if (!other) return one;
  const votes = { ...one.votes };
  for (const [id, n] of Object.entries(other.votes)) votes[id] = (votes[id] ?? 0) + n;
  return {
    votes,
    against: one.against + other.against,
    abstain: one.abstain + other.abstain,
    invalid: one.invalid + other.invalid,
    taking: one.taking + other.taking,
  };
}

/** Tellers' protocol: sheets printed, handed out, spoilt and exchanged, left over, found in the box. */
export type Protocol = { printed: number; issued: number; spoilt: number; unused: number; found: number };
/** What does not add up; an empty list is a protocol in order. Only `impossible` stops the announcement. */
export type ProtocolFault = 'sheets' | 'fewer_found' | 'impossible';
export function protocolFaults(protocol: Protocol, taking: number, roll: number): ProtocolFault[] {
  const { printed, issued, spoilt, unused, found } = protocol;
  const faults: ProtocolFault[] = [];
  if (found !== taking || found > issued || issued > roll) faults.push('impossible');
  if (issued + spoilt + unused !== printed) faults.push('sheets');
  if (found < issued) faults.push('fewer_found');
  return faults;
}
