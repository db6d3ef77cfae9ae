/** What a person should look at in an imported paper: doubled words and tracks, odd quotes, two places, unsure deadlines. */
import { doubledWord, parseSpeakers } from '#domain/forum/parse/speakers.ts';
import type { ImportedResolution, ImportNote } from './imported.ts';
import type { Paragraph } from './paragraphs.ts';

export function remarks(result: ImportedResolution, body: readonly Paragraph[]): ImportNote[] {
  const notes: ImportNote[] = [];
  for (const { line, whole } of body) {
    const word = doubledWord(whole);
    if (word) notes.push({ code: 'doubled_word', line, params: { word } });
    if ((whole.match(/«/g)?.length ?? 0) !== (whole.match(/»/g)?.length ?? 0))
      notes.push({ code: 'unbalanced_quotes', line });
    if (parseSpeakers(whole).some((speaker) => speaker.flags.includes('school_without_number')))
      notes.push({ code: 'school_without_number', line });
  }
  result.tracks.forEach((track, at) => {
    if (track.duplicateOf !== null)
      notes.push({ code: 'duplicate_track', params: { track: at + 1, of: track.duplicateOf + 1 } });
  });
  for (const { items } of result.addressees)
    for (const item of items) {
      if (item.needsConfirmation)
        notes.push({ code: 'deadline_unsure', line: item.line, params: { text: item.deadlineText ?? '' } });
      if (item.splitSuggestion)
        notes.push({ code: 'split', line: item.line, params: { count: item.splitSuggestion.length } });
    }
  const [place, venue] = [settlementOf(result.place), settlementOf(result.venue)];
  if (place && venue && place.slice(0, -2) !== venue.slice(0, -2))
    notes.push({
      code: 'two_places',
      params: { place: result.place ?? '', venue: (result.venue ?? '').slice(0, 200) },
    });
  return notes;
}

/** «станица Новотитаровская, улица …» → «новотитаровская» */
function settlementOf(text: string | null | undefined): string | null {
  const found =
    /(?:^|[\s,])(?:г\.|город|ст\.|станица|с\.|село|пос\.|пос[её]лок|пгт|п\.|х\.|хутор|д\.|деревня|аул)\s*([А-ЯЁ][А-ЯЁа-яё-]+)/.exec(
      text ?? '',
    );
  return found?.[1]?.toLowerCase() ?? null;
}
