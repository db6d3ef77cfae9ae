/** From an adopted text to the paper given to the writers of documents: sections by kind, words untouched. */
import type { FrozenText } from './freeze.ts';
import type { OfficialResolution } from './official.ts';

export type PaperFacts = {
  number: string;
  /** ISO day of adoption. */
  adoptedOn: string;
  place: string;
  /** In the words of the paper's language. */
  result: string;
  hash: string;
  verifyUrl: string;
  signatories: { post: string; name: string }[];
};

export function officialOf(frozen: FrozenText, facts: PaperFacts): OfficialResolution {
  const paper: OfficialResolution = {
    lang: frozen.language,
    title: frozen.title,
    event: frozen.event,
    number: facts.number,
    date: facts.adoptedOn,
    place: frozen.place || facts.place,
    ...(frozen.venue && { venue: frozen.venue }),
    preamble: [],
    tracks: [],
    groups: [],
    closing: '',
    adoption: { date: facts.adoptedOn, result: facts.result },
    hash: facts.hash,
    verifyUrl: facts.verifyUrl,
    signatories: facts.signatories,
  };
  const bridge: string[] = [];
  const closing: string[] = [];
  for (const section of frozen.sections) {
    if (section.type === 'group') {
      paper.groups.push({
        verb: section.verb,
        addressees: section.addressees.map(({ name }) => name),
        heading: section.heading,
        markerStyle: section.markerStyle,
        items: section.clauses.map(({ id, marker, text, level, owner, deadline }) => ({
          id,
          marker,
          text,
          level,
          ...(owner && { owner }),
          ...(deadline?.text && { deadlineText: deadline.text }),
          ...(deadline?.day && { deadlineDay: deadline.day }),
        })),
      });
      continue;
    }
    const { kind, text } = section;
    if (kind === 'participants') paper.participants = [paper.participants, text].filter(Boolean).join('\n');
    if (kind === 'tracks') {
      const [heading = '', ...lines] = text.split('\n');
      paper.tracksHeading ??= heading;
      for (const line of lines) paper.tracks.push({ title: line.replace(/^[-–—]\s*/, ''), speakers: [] });
    }
    if (kind === 'closing') closing.push(text);
    if (kind === 'preamble') {
      if (paper.tracks.length > 0) bridge.push(text);
      else for (const line of text.split('\n')) paper.preamble.push({ text: line });
    }
  }
  if (bridge.length > 0) paper.bridge = bridge.join(' ');
  paper.closing = closing.join(' ');
  return paper;
}
