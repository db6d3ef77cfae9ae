/**
 * A marked-up file cut at the ends of paragraphs that nobody touched: between two of them, the lines that stood, the lines
 * that stand, and how many letters each of the ones shares with each of the others. Everything else is read from this.
 */
export type RunKind = 'same' | 'ins' | 'del';
export type ReturnedRun = { kind: RunKind; text: string; author: string; date: string };
export type ReturnedParagraph = {
  runs: ReturnedRun[];
  /** Whether the end of the paragraph itself stood, came or went. */
  end: RunKind;
  endBy: { author: string; date: string } | null;
  /** Bookmarks. */
  names: string[];
  comments: string[];
  table: boolean;
};
export type ReturnedComment = { id: string; author: string; date: string; text: string; quote: string };
export type ReturnedFile = { paragraphs: ReturnedParagraph[]; comments: ReturnedComment[] };

export type Line = {
  text: string;
  names: string[];
  comments: string[];
  table: boolean;
  authors: Set<string>;
  dates: Set<string>;
  tracked: boolean;
};
export type Segment = { before: Line[]; after: Line[] /** Letters both share. */; shared: number[][] };

const line = (): Line => ({
  text: '',
  names: [],
  comments: [],
  table: false,
  authors: new Set(),
  dates: new Set(),
  tracked: false,
});

/** What stood and what stands, between two ends of paragraphs that nobody touched. */
export function segmentsOf(paragraphs: readonly ReturnedParagraph[]): Segment[] {
  const out: Segment[] = [];
  let [before, after]: [Line[], Line[]] = [[line()], [line()]];
  let shared: number[][] = [];
  const sign = (at: Line, by: { author: string; date: string } | null) => {
    at.tracked = true;
    if (by?.author) at.authors.add(by.author);
    if (by?.date) at.dates.add(by.date);
  };
  for (const paragraph of paragraphs) {
    const [o, n] = [before.length - 1, after.length - 1];
    const [was, is] = [before[o] as Line, after[n] as Line];
    was.names.push(...paragraph.names);
    is.names.push(...paragraph.names);
    was.comments.push(...paragraph.comments);
    was.table ||= paragraph.table;
    is.table ||= paragraph.table;
    for (const run of paragraph.runs) {
      if (run.kind !== 'ins') was.text += run.text;
      if (run.kind !== 'del') is.text += run.text;
      if (run.kind === 'same') {
        shared[o] ??= [];
        const row = shared[o] as number[];
        row[n] = (row[n] ?? 0) + run.text.trim().length;
      } else {
        sign(was, run);
        sign(is, run);
      }
    }
    if (paragraph.end === 'same') {
      out.push({ before, after, shared });
      [before, after, shared] = [[line()], [line()], []];
      continue;
    }
    for (const at of [was, is]) sign(at, paragraph.endBy);
    if (paragraph.end === 'del') before.push(line());
    else after.push(line());
  }
  if (before.length > 1 || after.length > 1 || before[0]?.text || after[0]?.text)
    out.push({ before, after, shared });
  return out;
}
