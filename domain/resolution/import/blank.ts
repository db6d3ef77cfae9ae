/** A reading before anything but the head is read. */
import type { readHead } from './head.ts';
import type { ImportedResolution } from './imported.ts';
import type { Paragraph } from './paragraphs.ts';

export function blank(head: ReturnType<typeof readHead>, all: readonly Paragraph[]): ImportedResolution {
  const begins = all
    .map(({ whole }) => whole)
    .join(' ')
    .slice(0, 5_000);
  return {
    documentType: head.documentType,
    lang: /[а-яё]/i.test(begins) ? 'ru' : 'en',
    title: head.title,
    event: head.event,
    date: head.date,
    place: head.place,
    ...(head.venue && { venue: head.venue }),
    ...(head.requisites && { requisites: head.requisites }),
    preamble: [],
    participants: [],
    organizers: [],
    tracks: [],
    agenda: [],
    findings: [],
    addressees: [],
    closing: null,
    signatures: [],
    unplaced: [],
    notes: [],
  };
}

/** A paper of another kind: its head, its name, and nothing recommended. */
export function noResolution(
  head: ReturnType<typeof readHead>,
  all: readonly Paragraph[],
): ImportedResolution {
  const result = blank(head, all);
  result.notes.push({ code: 'not_a_resolution', params: { documentType: head.documentType ?? '' } });
  return result;
}
