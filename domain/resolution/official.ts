/**
 * The adopted resolution as a paper: what every writer of documents (Word, PDF, XML, plain text) is given, and nothing
 * more. Words of a fixed text are never inflected or mended here; markers are printed as they were adopted.
 */
import type { MarkerStyle } from './markers.ts';

export type OfficialSpeaker = { name: string; said?: string };

export type OfficialTrack = { title: string; speakers: OfficialSpeaker[]; tail?: string };

export type OfficialItem = {
  marker: string;
  text: string;
  /** 0 for a clause, 1 and deeper for what hangs on it. */
  level: number;
  owner?: string;
  deadlineText?: string;
  deadlineDay?: string;
  /** The clause's identity, the same since its first draft. */
  id?: string;
};

export type OfficialGroup = {
  verb: string;
  addressees: string[];
  /** The whole line as printed, without the colon: «Рекомендовать управлению образования». */
  heading: string;
  markerStyle: MarkerStyle;
  items: OfficialItem[];
};

export type OfficialSignatory = { post: string; name: string; signed?: string };

export type OfficialResolution = {
  lang: 'ru' | 'en';
  title: string;
  /** In the case in which it stands under the title: «I муниципального форума …». */
  event: string;
  number?: string;
  /** ISO day of adoption; printed in words. */
  date: string;
  place: string;
  venue?: string;
  organisers?: string;
  preamble: { marker?: string; text: string }[];
  participants?: string;
  tracksHeading?: string;
  tracks: OfficialTrack[];
  /** The sentence before the groups: «По итогам работы форума выдвинуты следующие предложения». */
  bridge?: string;
  groups: OfficialGroup[];
  closing: string;
  adoption: { date: string; result: string };
  hash: string;
  verifyUrl?: string;
  signatories: OfficialSignatory[];
};

/** «а; б; в.»: every clause ends in a semicolon, the last of its list in a full stop, one before children in a colon. */
export function closedText(items: readonly OfficialItem[], at: number): string {
  const item = items[at];
  if (!item) return '';
  const next = items[at + 1];
  const text = item.text.trim();
  const tail = appendix(item);
  if (next && next.level > item.level) return `${text.replace(/[;.,:]+$/, '')}${tail}:`;
  // «… и пр.»: the full stop belongs to the abbreviation and stays before the semicolon.
  const abbreviation = /(?:\s|^)(?:пр|др|г|гг|т\.\s?[дпе]|etc|р|руб|с|п)\.$/.test(text);
  const bare = abbreviation ? text : text.replace(/[;.,]+$/, '');
  if (next) return `${bare}${tail};`;
  return abbreviation && tail === '' ? bare : `${bare}${tail}.`;
}

/** Owner and deadline that are fields and do not stand in the words already. */
function appendix({ text, owner, deadlineText }: OfficialItem): string {
  const said = text.toLowerCase();
  const parts = [deadlineText, owner].filter(
    (part): part is string => Boolean(part) && !said.includes((part ?? '').toLowerCase()),
  );
  return parts.length ? ` (${parts.join('; ')})` : '';
}

export function trackText({ title, speakers, tail }: OfficialTrack): string {
  const people = speakers.map(({ name, said }) => (said ? `${name}, ${said}` : name)).join(', ');
  return [title, people && `(${people})`, tail].filter(Boolean).join(' ');
}
