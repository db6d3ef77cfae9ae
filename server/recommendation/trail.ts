/** The whole way of a recommendation, from its first proposal to the last answer, as one list of what each reader may know. */
import type { TrailStep } from '#domain/recommendation/page-views.ts';
import type { Outcome } from '#domain/recommendation/rules.ts';
import { hasCome, type StepRow, toldBy } from '#domain/recommendation/steps.ts';
import { openWords } from '#domain/recommendation/views.ts';
import type { Q } from '../bind.ts';
import type { Row } from './repository.ts';
import { type Adoption, wayOf } from './trail-repository.ts';

/** Events that a step of its own already tells, or that are the secretary's business. */
const TOLD = new Set([
  'generated',
  'answer',
  'prepare',
  'approve',
  'hold',
  'accept',
  'start',
  'report',
  'decline',
  'refer',
  'note',
  'more',
  'mark',
  'ground',
]);

export async function trailOf(
  q: Q,
  row: Row,
  adoption: Adoption | undefined,
  keeper: boolean,
  told: readonly StepRow[],
): Promise<TrailStep[]> {
  const { proposals, events, answers, letters } = await wayOf(q.db, row);
  const iso = (at: string) => new Date(at).toISOString();
  const begin: TrailStep[] = [
    ...proposals.map((p): TrailStep => ({ kind: 'proposal', ...p, at: iso(p.at) })),
    { kind: 'clause', clauseId: row.clauseId },
  ];
  if (adoption?.voteNumber) {
    const at = adoption.announcedAt && iso(adoption.announcedAt);
    begin.push({ kind: 'vote', at, number: adoption.voteNumber, result: adoption.result });
  }
  if (adoption)
    begin.push({ kind: 'adopted', on: adoption.adoptedOn, number: adoption.number, sha256: adoption.sha256 });
  const after: (TrailStep & { at: string })[] = [];
  for (const letter of letters) {
    const { at, fileId, signer, ...rest } = letter;
    after.push({
      kind: 'letter',
      at: iso(at),
      ...rest,
      fileId: keeper ? fileId : null,
      signer: keeper ? signer : '',
    });
  }
  for (const answer of answers) {
    if (!hasCome(answer) || (!keeper && answer.state !== 'confirmed')) continue;
    const shown = keeper || answer.public;
    const files = answer.files.filter((file) => keeper || file.public);
    after.push({
      kind: 'answer',
      ...openWords(answer, keeper),
      at: iso(answer.at),
      outcome: answer.outcome as Outcome,
      signedBy: keeper ? answer.signedBy : '',
      approvedBy: keeper ? answer.approvedBy : '',
      steps: shown ? toldBy(told, answer.id) : [],
      files,
    });
  }
  // Of one moment: what came in stands before what was decided on it.
  for (const { at, type, data } of events) {
    const verb = type.split('.')[1] ?? '';
    // A move without an answer behind it is told by itself.
    if (TOLD.has(verb) && !(verb === 'start' && data.outcome === undefined)) continue;
    const text = (value: unknown) => (typeof value === 'string' ? value : null);
    after.push({
      kind: 'event',
      at: iso(at),
      type: verb,
      from: text(data.from),
      to: text(data.to),
      verdict: text(data.verdict),
    });
  }
  return [...begin, ...after.sort((a, b) => a.at.localeCompare(b.at))];
}
