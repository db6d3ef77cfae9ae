/** What is in the set: each paper with whether it can be made, why not, and what a person should still look at. */
import { TEMPLATE_KINDS } from '#domain/paper/template-kinds.ts';
import {
  PAPER_KINDS,
  type PaperFormat,
  type PaperItem,
  type PaperKind,
  type PaperNote,
} from '#domain/paper/views.ts';
import type { Facts } from './facts.ts';

const PRINTED: PaperFormat[] = ['docx', 'pdf', 'pdfa'];
/** Papers of the assembly, which other programs read too. */
export const RECORD: PaperFormat[] = [...PRINTED, 'akn', 'md', 'txt'];
const FORMATS: Partial<Record<PaperKind, PaperFormat[]>> = {
  resolution: [...PRINTED, 'akn', 'json', 'md', 'txt'],
  minutes: RECORD,
  votes: RECORD,
  agenda: RECORD,
  sign_in: ['docx', 'pdf', 'xlsx'],
  participants: ['docx', 'pdf', 'xlsx'],
};

export function itemsOf(facts: Facts): PaperItem[] {
  return PAPER_KINDS.flatMap((kind): PaperItem[] => {
    const formats =
      kind === 'minutes' && facts.minutes ? [...RECORD, 'json' as const] : (FORMATS[kind] ?? PRINTED);
    // Where no draft went round nobody misses its sheet.
    if (kind === 'approvals' && facts.approvals.length === 0) return [];
    if (kind !== 'letter' || facts.desks.length === 0) {
      const missing = missingOf(facts, kind);
      const notes = missing ? [missing] : notesOf(facts, kind);
      return [{ key: kind, kind, of: '', ready: missing === null, notes, formats }];
    }
    return facts.desks.map(({ addressee, letters }) => ({
      key: `letter-${addressee.id}`,
      kind,
      of: addressee.name,
      ready: facts.adopted !== null,
      notes: [
        ...notesOf(facts, kind),
        ...(letters.some(({ direction }) => direction === 'out') ? [] : (['not_sent'] as const)),
      ],
      formats,
    }));
  });
}

function missingOf(facts: Facts, kind: PaperKind): PaperNote | null {
  const { adopted, people, programme, votes, elections, desks } = facts;
  switch (kind) {
    case 'resolution':
      return adopted ? null : 'no_adopted';
    case 'letter':
    case 'plan':
      return adopted ? (desks.length ? null : 'no_addressees') : 'no_adopted';
    case 'minutes':
      return facts.minutes || votes.length || facts.tracks.length ? null : 'no_votes';
    case 'votes':
      return votes.length || elections.length ? null : 'no_votes';
    case 'agenda':
      return programme.length ? null : 'no_programme';
    case 'sign_in':
    case 'participants':
    case 'certificate':
      return people.length ? null : 'no_people';
    case 'thanks':
      return programme.some(({ speakers, moderators }) => speakers.length + moderators.length > 0)
        ? null
        : 'no_speakers';
    case 'feedback':
      return facts.details.feedback ? null : 'no_feedback';
    case 'approvals':
    case 'press':
    case 'questionnaire':
      return null;
  }
}

/** Printed all the same, but somebody should know. */
function notesOf(facts: Facts, kind: PaperKind): PaperNote[] {
  const notes: PaperNote[] = [];
  const signed: PaperKind[] = ['resolution', 'letter', 'minutes', 'votes', 'certificate', 'thanks', 'plan'];
  if (signed.includes(kind) && !facts.chair.name) notes.push('no_chair');
  if ((kind === 'minutes' || kind === 'votes') && !facts.secretary.name) notes.push('no_secretary');
  if (kind === 'minutes' && !facts.details.minutesNumber && !facts.minutes?.doc.number)
    notes.push('no_number');
  if ((kind === 'participants' || kind === 'certificate' || kind === 'minutes') && !facts.present.length)
    notes.push('no_presence');
  const inflected: PaperKind[] = ['letter', 'minutes', 'votes', 'plan', 'certificate', 'thanks'];
  // Said once, at the first paper in which the name stands inflected.
  if (kind === inflected.find((one) => missingOf(facts, one) === null) && !facts.genitiveSure)
    notes.push('genitive_unsure');
  if (TEMPLATE_KINDS.some((one) => one === kind && facts.templates[one])) notes.push('own_template');
  return notes;
}
