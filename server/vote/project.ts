/** From a vote's row to what is shown: the hall of a vote is the one fixed at opening, not the one of this minute. */

import type { VoteSubject } from '#domain/vote/kinds.ts';
import type { Counts, Hall, Matter, VoteResult, VoteRule, VoteState } from '#domain/vote/rules.ts';
import { needed, quorumOf, zVoteRule } from '#domain/vote/rules.ts';
import type { HallVote, MyVote, VoteView } from '#domain/vote/views.ts';
import type { RollSizes, VoteRow } from './repository.ts';

export type StoredRule = VoteRule & { hall: Hall | null };

/** The rule and the hall of the opening, as they stand in the row. */
export function ruleOfRow(row: VoteRow): StoredRule {
  const { hall = null, ...rule } = row.rule as { hall?: Hall | null };
  return { ...zVoteRule.parse(rule), hall };
}

/** Tellers counted, and signed what they counted; «единогласно» needs no record. */
export const hasRecord = (row: VoteRow): boolean =>
  row.state === 'announced' && row.hands !== null && (row.hands.paper !== undefined || !row.hands.unanimous);

const NOBODY: Hall = { present: 0, listed: 0, voting: 0, members: 0 };

export function resultOf(row: VoteRow): VoteResult | null {
  return row.state === 'announced' ? (row.result as VoteResult | null) : null;
}

export function projectHall(row: VoteRow, turnout: number, now: Hall = NOBODY, rollNow = 0): HallVote {
  const { hall, ...rule } = ruleOfRow(row);
  return {
    id: row.id,
    number: row.number,
    matter: row.matter as Matter,
    question: row.question,
    subject: row.subject as VoteSubject | null,
    secrecy: row.secrecy,
    closesAt: row.closesAt?.toISOString() ?? null,
    method: row.method,
    state: row.state as VoteState,
    sha256: row.sha256,
    rule,
    hall: hall ?? now,
    roll: row.eligibleCount ?? rollNow,
    turnout,
    announcedAt: row.announcedAt?.toISOString() ?? null,
    result: resultOf(row),
  };
}

/** How many must be for, where that is known before the count; null where the base is what is cast. */
export function neededOf(rule: VoteRule, hall: Hall, roll: number): number | null {
  const { basis } = rule.majority;
  if (basis === 'cast' || basis === 'taking_part') return null;
  return needed(basis === 'present' ? roll : basis === 'roll' ? hall.voting : hall.members, rule.majority);
}

export function projectVote(
  row: VoteRow,
  given: {
    turnout: number;
    sizes: RollSizes;
    now: Hall;
    rollNow: number;
    mine: MyVote;
    devices: Counts | null;
    named: VoteView['named'];
    repeats: number | null;
    seesRecord: boolean;
    may: VoteView['may'];
  },
): VoteView {
  const base = projectHall(row, given.turnout, given.now, given.rollNow);
  return {
    ...base,
    handRoll: given.sizes.hand,
    deviceRoll: given.sizes.device,
    sheetRoll: given.sizes.sheet,
    sheets: row.sheets,
    quorum: quorumOf(base.rule, base.hall, base.roll),
    needed: neededOf(base.rule, base.hall, base.roll),
    mine: given.mine,
    devices: given.devices,
    named: given.named,
    issueKey: row.issueKey,
    slips: row.state === 'announced' ? row.slips : null,
    protocol: row.state === 'announced' ? (row.hands?.paper ?? null) : null,
    scan: given.seesRecord ? row.protocolFileId : null,
    openedAt: row.openedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    annulReason: row.annulReason,
    repeats: given.repeats,
    version: row.version,
    may: given.may,
  };
}
