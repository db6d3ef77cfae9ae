/** A reading before anything but the head is read. */
import type { readHead } from './head.ts';
import type { ImportedResolution } from './imported.ts';

export function blank(head: ReturnType<typeof readHead>, lang: 'ru' | 'en'): ImportedResolution {
  return {
    documentType: head.documentType,
    lang,
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
