/**
 * From the adopted text to the rows of the board: clause × addressee, in the order of the paper. Nothing is typed again
 * and nothing invented: wording, owner and deadline are those of the text, a deadline that can be read in two ways has
 * words and no day until somebody settles it.
 */
import { findDeadline } from '../resolution/deadline.ts';
import type { FrozenClause, FrozenSection, FrozenText } from '../resolution/freeze.ts';

export type PlannedAddressee = { name: string; directoryId: string | null };
export type PlannedRow = {
  clauseId: string;
  marker: string;
  text: string;
  kind: 'body' | 'jointly' | 'circle';
  /** The first assembles the answer; empty: the assembly's own decision. */
  addressees: PlannedAddressee[];
  ownerText: string;
  deadlineText: string;
  deadlinePrecision: string;
  due: string | null;
  proposals: string[];
};

/** «руководителям образовательных организаций», «heads of schools»: many at once, one row with their marks. */
const CIRCLE = [
  /^(?:всем\s+)?(?:руководител|директор|заведующ|педагог)\p{L}*\s+(?:\p{L}+\s+){0,3}(?:организаци|учреждени|школ|оо(?!\p{L})|гимнази|лице)/iu,
  /^(?:всем\s+)?(?:общеобразовательн|образовательн)\p{L}*\s+(?:организаци|учреждени)/iu,
  /^(?:всем\s+)?школам(?!\p{L})/iu,
  /^(?:all\s+)?(?:the\s+)?(?:heads?|principals|directors|leaders)\s+of\s+(?:\p{L}+\s+){0,3}(?:schools|organi[sz]ations|institutions)/iu,
  /^(?:all\s+)?(?:the\s+)?(?:educational\s+)?(?:schools|institutions)\b/iu,
];
export function isCircle(name: string): boolean {
  const text = name.trim().replace(/\s+/g, ' ');
  return CIRCLE.some((pattern) => pattern.test(text));
}

type Row = { marker: string; text: string; clause: FrozenClause };

/** Clauses that ask for something: an intro («обеспечить:») lends its words and marker to what hangs on it. */
function leaves(clauses: readonly FrozenClause[]): Row[] {
  const rows: Row[] = [];
  const above: FrozenClause[] = [];
  for (const [at, clause] of clauses.entries()) {
    while (above.length > 0 && (above.at(-1)?.level ?? 0) >= clause.level) above.pop();
    const next = clauses[at + 1];
    const intro = next !== undefined && next.level > clause.level && /:\s*$/.test(clause.text);
    if (intro) {
      above.push(clause);
      continue;
    }
    const chain = [...above, clause];
    rows.push({
      clause,
      marker: chain.map((c) => c.marker).join(' '),
      text: chain.map((c) => c.text).join(' '),
    });
  }
  return rows;
}

function deadlineOf(clause: FrozenClause, base: string) {
  const given = clause.deadline;
  if (given) {
    return { deadlineText: given.text, deadlinePrecision: given.precision ?? 'none', due: given.day };
  }
  const found = findDeadline(clause.text, { base });
  if (!found) return { deadlineText: '', deadlinePrecision: 'none', due: null };
  const sure = !found.needsConfirmation && found.day !== null;
  return {
    deadlineText: found.text,
    deadlinePrecision: sure ? (found.precision ?? 'none') : (found.recurrence ?? 'none'),
    due: sure ? found.day : null,
  };
}

type Addressed = Pick<PlannedRow, 'kind' | 'addressees'>;

function addressed(
  group: Extract<FrozenSection, { type: 'group' }>,
  circles: ReadonlySet<string>,
): Addressed[] {
  const named = group.addressees
    .filter((a) => a.name.trim() !== '')
    .map((a) => ({ name: a.name.trim(), directoryId: a.bodyId }));
  if (named.length === 0) return [{ kind: 'body', addressees: [] }];
  const many = (a: PlannedAddressee) =>
    isCircle(a.name) || (a.directoryId !== null && circles.has(a.directoryId));
  const bodies = named.filter((a) => !many(a));
  const rows: Addressed[] = named.filter(many).map((circle) => ({ kind: 'circle', addressees: [circle] }));
  if (bodies.length > 0) rows.unshift({ kind: bodies.length > 1 ? 'jointly' : 'body', addressees: bodies });
  return rows;
}

/** `circles`: ids of the directory known to stand for many; `adoptedOn`: day from which «до 1 марта» counts. */
export function planOf(
  frozen: FrozenText,
  adoptedOn: string,
  circles: ReadonlySet<string> = new Set(),
): PlannedRow[] {
  return frozen.sections.flatMap((section) => {
    if (section.type !== 'group') return [];
    const targets = addressed(section, circles);
    return leaves(section.clauses).flatMap(({ clause, marker, text }) =>
      targets.map((target) => ({
        ...target,
        clauseId: clause.id,
        marker,
        text,
        ownerText: clause.owner ?? '',
        ...deadlineOf(clause, adoptedOn),
        proposals: clause.provenance.proposals,
      })),
    );
  });
}
