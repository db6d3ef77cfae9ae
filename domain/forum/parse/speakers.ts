/**
 * A printed list of speakers → persons with post and school. The split is by names, since commas separate both persons
 * and posts; the text is kept word for word, what looks odd is flagged, not mended.
 */
import { findNames } from '#domain/forum/parse/names.ts';
import { schoolStart } from '#domain/forum/parse/school-name.ts';

export type Speaker = {
  name: string;
  /** Post without the school: «директор». */
  post: string;
  school: string;
  /** Everything said of the person, verbatim: «директор МАОУ МО Динской район СОШ№29». */
  said: string;
  flags: SpeakerFlag[];
};

export type SpeakerFlag = 'doubled_word' | 'school_without_number' | 'unbalanced_quotes' | 'no_post';

export function parseSpeakers(text: string, options: { latin?: boolean } = {}): Speaker[] {
  const names = findNames(text, options);
  const first = names[0];
  if (!first) return [];
  const lead = strip(text.slice(0, first.at));
  const last = names.at(-1) ?? first;
  const tail = strip(text.slice(last.at + last.text.length));
  // «директор СОШ № 4 Чернова Л.В., …»: posts stand before the names.
  const postFirst = lead !== '' && tail === '';
  return names.map((name, at) => {
    const previous = names[at - 1];
    const next = names[at + 1];
    const said = postFirst
      ? strip(text.slice(previous ? previous.at + previous.text.length : 0, name.at))
      : strip(text.slice(name.at + name.text.length, next?.at ?? text.length));
    return { name: name.text, ...splitPost(said), said, flags: flagsOf(said) };
  });
}

/** «директор МАОУ СОШ № 4» → post and school. */
export function splitPost(said: string): { post: string; school: string } {
  const at = schoolStart(said);
  if (at < 0) return { post: said, school: '' };
  return { post: strip(said.slice(0, at)), school: strip(said.slice(at)) };
}

/** The first word that stands twice in a row («директор директор»), or null. */
export function doubledWord(text: string): string | null {
  return /(?<![А-ЯЁа-яёA-Za-z])([А-ЯЁа-яёA-Za-z]{2,})\s+\1(?![А-ЯЁа-яёA-Za-z])/iu.exec(text)?.[1] ?? null;
}

function flagsOf(said: string): SpeakerFlag[] {
  const flags: SpeakerFlag[] = [];
  if (said === '') flags.push('no_post');
  if (doubledWord(said)) flags.push('doubled_word');
  const school = splitPost(said).school;
  if (/^М[АБК]?ОУ/.test(school) && !/\d/.test(school)) flags.push('school_without_number');
  if ((said.match(/«/g)?.length ?? 0) !== (said.match(/»/g)?.length ?? 0)) flags.push('unbalanced_quotes');
  return flags;
}

function strip(text: string): string {
  return text.replace(/^[\s,;:.–—-]+|[\s,;:–—(-]+$/g, '').replace(/\s+/g, ' ');
}
