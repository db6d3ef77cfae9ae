/**
 * Difference by words: what a reader compares, what decides how far an amendment goes, and what is typed into the live
 * text. A word, a blank and a mark are tokens; common tokens are found by the longest common subsequence after equal
 * ends are cut, so that concurrent typing elsewhere in the clause is never touched.
 */
export type DiffPart = { type: 'same' | 'del' | 'ins'; text: string };
/** Replaces `from…to` (UTF-16 units of the old text) by `insert`. */
export type Edit = { from: number; to: number; insert: string };

const TOKEN = /[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*|\s+|[^\p{L}\p{N}\s]/gu;
export const tokens = (text: string): string[] => text.match(TOKEN) ?? [];

/** Above this many cells the middle is taken as one replacement: long texts must not stop a screen. */
const MAX_CELLS = 4_000_000;

export function wordDiff(before: string, after: string): DiffPart[] {
  const a = tokens(before);
  const b = tokens(after);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail += 1;
  const parts: DiffPart[] = [];
  const put = (type: DiffPart['type'], text: string) => {
    if (text === '') return;
    const last = parts.at(-1);
    if (last?.type === type) last.text += text;
    else parts.push({ type, text });
  };
  put('same', a.slice(0, head).join(''));
  middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail), put);
  put('same', a.slice(a.length - tail).join(''));
  return grouped(parts);
}

function middle(a: string[], b: string[], put: (type: DiffPart['type'], text: string) => void): void {
  if (a.length * b.length > MAX_CELLS) {
    put('del', a.join(''));
    put('ins', b.join(''));
    return;
  }
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      table[i * width + j] =
        a[i] === b[j]
          ? (table[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0);
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      put('same', a[i] ?? '');
      i += 1;
      j += 1;
    } else if (
      j >= b.length ||
      (i < a.length && (table[(i + 1) * width + j] ?? 0) >= (table[i * width + j + 1] ?? 0))
    ) {
      put('del', a[i] ?? '');
      i += 1;
    } else {
      put('ins', b[j] ?? '');
      j += 1;
    }
  }
}

/** Between two changed words a lone blank is no agreement: the words are shown as one change, deletion before insertion. */
function grouped(parts: DiffPart[]): DiffPart[] {
  const out: DiffPart[] = [];
  let [del, ins] = ['', ''];
  const flush = () => {
    if (del) out.push({ type: 'del', text: del });
    if (ins) out.push({ type: 'ins', text: ins });
    [del, ins] = ['', ''];
  };
  parts.forEach((part, i) => {
    if (part.type === 'del') del += part.text;
    else if (part.type === 'ins') ins += part.text;
    else if (part.text.trim() === '' && i > 0 && i < parts.length - 1 && (del || ins)) {
      del += part.text;
      ins += part.text;
    } else {
      flush();
      out.push({ ...part });
    }
  });
  flush();
  return out;
}

/** The edits that turn `before` into `after`, in order of place. */
export function editsBetween(before: string, after: string): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  for (const part of wordDiff(before, after)) {
    const last = edits.at(-1);
    if (part.type === 'same') at += part.text.length;
    else if (part.type === 'del') {
      edits.push({ from: at, to: at + part.text.length, insert: '' });
      at += part.text.length;
    } else if (last && last.to === at && last.insert === '') last.insert = part.text;
    else edits.push({ from: at, to: at, insert: part.text });
  }
  return edits;
}

/** Share of the words that change, in thousandths of the longer text. */
export function changedShare(before: string, after: string): number {
  const count = (text: string) => tokens(text).filter((token) => token.trim() !== '').length;
  let changed = 0;
  let [del, ins] = [0, 0];
  const close = () => {
    changed += Math.max(del, ins);
    [del, ins] = [0, 0];
  };
  for (const part of wordDiff(before, after)) {
    if (part.type === 'same') close();
    else if (part.type === 'del') del += count(part.text);
    else ins += count(part.text);
  }
  close();
  const whole = Math.max(count(before), count(after), 1);
  return Math.min(1_000, Math.floor((changed * 1_000) / whole));
}

/**
 * «Mine» over a text that has moved on: both changed the same base. Null where the two touch the same words, so that a
 * person decides; an answer is only ever a suggestion.
 */
export function threeWay(base: string, mine: string, now: string): string | null {
  const left = editsBetween(base, mine);
  const right = editsBetween(base, now);
  const touches = (a: Edit, b: Edit) => a.from <= b.to && b.from <= a.to;
  const fresh = left.filter(
    (a) => !right.some((b) => b.from === a.from && b.to === a.to && b.insert === a.insert),
  );
  if (fresh.some((a) => right.some((b) => touches(a, b)))) return null;
  const all = [...fresh, ...right].sort((a, b) => b.from - a.from);
  return all.reduce((text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to), base);
}
