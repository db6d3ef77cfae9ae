/**
 * What the importer makes of a printed resolution. Texts are the paper's own words: nothing is inflected, mended or
 * added; whatever a person should look at stands in `notes` and `unplaced`.
 */
export type ImportedItem = {
  /** As printed («а)», «2.», «-»); null where the paper has none. */
  marker: string | null;
  text: string;
  deadline: string | null;
  deadlineText: string | null;
  deadlinePrecision?: string;
  /** Other days the words may mean. */
  deadlineAlternatives?: string[];
  needsConfirmation?: boolean;
  recurrence?: string;
  owner?: string;
  children?: { marker: string; text: string }[];
  /** The measures that stand in one clause. */
  splitSuggestion?: string[];
  line: number;
};

export type ImportedGroup = {
  /** The addressee as it stands in the text; null for the assembly's own decisions. */
  name: string | null;
  verb: string | null;
  marker?: string;
  bodies?: string[];
  items: ImportedItem[];
};

export type ImportedTrack = {
  title: string;
  speakers: { name: string; post: string }[];
  tail?: string;
  duplicateOf: number | null;
};

export type ImportNote = { code: NoteCode; line?: number; params?: Record<string, string | number> };

export type NoteCode =
  | 'not_a_resolution'
  | 'unplaced'
  | 'doubled_word'
  | 'duplicate_track'
  | 'split'
  | 'deadline_unsure'
  | 'marker_gap'
  | 'marker_repeated'
  | 'marker_style'
  | 'school_without_number'
  | 'unbalanced_quotes'
  | 'two_places'
  | 'numbering_rebuilt'
  | 'tracked_changes'
  | 'from_sentence'
  | 'no_addressees';

export type Marked = { marker: string | null; text: string };

export type ImportedResolution = {
  documentType: string | null;
  lang: 'ru' | 'en';
  title: string | null;
  event: string | null;
  date: string | null;
  place: string | null;
  venue?: string;
  requisites?: string;
  preamble: Marked[];
  participants: { count: number; who: string }[];
  organizers: string[];
  tracksHeading?: Marked;
  tracks: ImportedTrack[];
  agenda: Marked[];
  findings: Marked[];
  /** The sentence that leads to the recommendations. */
  bridge?: string;
  addressees: ImportedGroup[];
  closing: string | null;
  votes?: { for: number; against: number; abstain: number };
  signatures: { post: string; name: string }[];
  unplaced: string[];
  notes: ImportNote[];
};

export const importLimits = { lines: 20_000, line: 20_000, items: 2_000 } as const;
