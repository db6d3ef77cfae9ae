/**
 * A marked-up Word file becomes changes by clause. The way back is the clause's bookmark, else its printed line, else the
 * likeliest line in its place; a paragraph that came, went, was divided or joined is an addition, deletion, split or merge.
 * What cannot be placed is listed with its words, and nothing is guessed into the text.
 */
import { changedShare, threeWay } from '../amendment/words.ts';
import { type Line, type ReturnedFile, segmentsOf } from './segments.ts';
import { plain, type Target, unclosed, withoutMarker } from './targets.ts';

export type ReturnedChange = {
  op: 'replace' | 'delete' | 'add' | 'move' | 'merge' | 'split';
  clauseId: string | null;
  intoId: string | null;
  groupId: string | null;
  afterId: string | null;
  marker: string;
  /** The clause as it stood in the text that went out, and as it would read. */
  base: string;
  text: string;
  tail: string;
  authors: string[];
  dates: string[];
  /** Changed without tracking: nobody is named, and a person should look twice. */
  untracked: boolean;
};
export type ReturnedRemark = {
  blockId: string;
  marker: string;
  quote: string;
  text: string;
  author: string;
  date: string;
};
export type Unplaced = { why: 'frame' | 'unknown' | 'absent' | 'table'; words: string; author: string };
export type Reading = { changes: ReturnedChange[]; remarks: ReturnedRemark[]; unplaced: Unplaced[] };

export const CLAUSE_NAME = /^clause_([0-9A-Za-z]{22})$/;

/** Which clause each line of the file was, before anybody touched it. */
function placed(lines: readonly Line[], targets: readonly Target[]): Map<Line, Target> {
  const byId = new Map(targets.map((target) => [target.id, target]));
  const found = new Map<Line, Target>();
  const taken = new Set<string>();
  const take = (at: Line, target: Target | undefined) => {
    if (!target || taken.has(target.id) || found.has(at)) return;
    taken.add(target.id);
    found.set(at, target);
  };
  for (const at of lines) for (const name of at.names) take(at, byId.get(CLAUSE_NAME.exec(name)?.[1] ?? ''));
  for (const at of lines) {
    const words = plain(at.text);
    if (words === '' || found.has(at)) continue;
    take(
      at,
      targets.find(
        (t) =>
          !taken.has(t.id) &&
          (plain(t.printed) === words || plain(t.printed) === plain(withoutMarker(at.text, t.marker))),
      ),
    );
  }
  // What is left lies between two that are known: the likeliest of the clauses in between, if it is like enough.
  const order = new Map(targets.map((target, i) => [target.id, i]));
  const index = (target: Target | undefined, fallback: number) =>
    target ? (order.get(target.id) ?? fallback) : fallback;
  lines.forEach((at, i) => {
    if (found.has(at) || plain(at.text).length < 8) return;
    const left = index(lastOf(lines.slice(0, i).map((one) => found.get(one))), -1);
    const right = index(
      lines
        .slice(i + 1)
        .map((one) => found.get(one))
        .find(Boolean),
      targets.length,
    );
    const near = targets.slice(left + 1, Math.max(left + 1, right)).filter(({ id }) => !taken.has(id));
    const best = near
      .map((target) => ({ target, share: changedShare(plain(target.printed), plain(at.text)) }))
      .sort((a, b) => a.share - b.share)[0];
    if (best && best.share <= 500) take(at, best.target);
  });
  return found;
}

const lastOf = <T>(list: readonly (T | undefined)[]): T | undefined =>
  list.filter((one): one is T => one !== undefined).at(-1);

const TYPED_MARKER = /^(?:[а-яёa-z]{1,2}\)|\d{1,3}(?:\.\d{1,3})*[.)]|\([a-z]{1,4}\)|[–—•-])\s+/iu;

/**
 * `targets` of the text that went out; `frame`: other lines of its print (title, headings, place), which are no clauses;
 * `headings`: group by its printed heading.
 */
export function readReturned(
  file: ReturnedFile,
  text: { targets: readonly Target[]; headings: ReadonlyMap<string, string>; frame: ReadonlySet<string> },
): Reading {
  const segments = segmentsOf(file.paragraphs);
  const lines = segments.flatMap(({ before }) => before);
  const clause = placed(lines, text.targets);
  const changes: ReturnedChange[] = [];
  const unplaced: Unplaced[] = [];
  let last: Target | null = null;
  let group: string | null = null;
  const lost = (at: Line, why: Unplaced['why'], words = at.text) => {
    if (plain(words) !== '')
      unplaced.push({
        why: at.table ? 'table' : why,
        words: words.trim(),
        author: [...at.authors].join(', '),
      });
  };
  const change = (at: Line, over: Partial<ReturnedChange> & Pick<ReturnedChange, 'op'>) =>
    changes.push({
      clauseId: null,
      intoId: null,
      groupId: null,
      afterId: null,
      marker: '',
      base: '',
      text: '',
      tail: '',
      authors: [...at.authors],
      dates: [...at.dates],
      untracked: !at.tracked,
      ...over,
    });

  for (const { before, after, shared } of segments) {
    const share = (o: number, n: number) => shared[o]?.[n] ?? 0;
    /** The former line that lives on in a line of now: the first of which enough is left, else the one of which most is. */
    const heirOf = after.map((_, n) => {
      const left = before.map((was, o) => ({ o, share: share(o, n), whole: was.text.trim().length }));
      const first = left.find((one) => one.share > 0 && one.share * 5 >= one.whole * 2);
      const best = first ?? left.sort((a, b) => b.share - a.share)[0];
      if (best && best.share > 0) return best.o;
      // A lone line rewritten from end to end is still itself.
      return before.length === 1 && after.length === 1 ? 0 : -1;
    });
    const done = new Set<number>();
    before.forEach((was, o) => {
      // What came stands where it came: before the line that follows it.
      after.forEach((is, n) => {
        if (heirOf[n] !== -1 || done.has(n) || nextHeir(heirOf, n) > o) return;
        done.add(n);
        addition(is, last);
      });
      const target = clause.get(was);
      const parts = after.filter((_, n) => heirOf[n] === o && plain((after[n] as Line).text) !== '');
      if (!target) {
        const known = text.frame.has(plain(was.text)) || plain(was.text) === '';
        group = text.headings.get(plain(was.text)) ?? group;
        if (text.headings.has(plain(was.text))) last = null;
        const now = parts.map((p) => p.text).join(' ');
        if (plain(now) !== plain(was.text) && was.tracked && plain(was.text) !== '')
          lost(was, 'frame', now || was.text);
        else if (!known) lost(was, 'unknown');
      } else {
        const common = { clauseId: target.id, marker: target.marker, base: beforeOf(target, was) };
        const [first, second] = parts;
        const into = before.findIndex(
          (_, i) => i !== o && after.some((__, n) => heirOf[n] === i && share(o, n) > 0),
        );
        const heir = into < 0 ? undefined : clause.get(before[into] as Line);
        if (!first) {
          if (heir) change(was, { op: 'merge', ...common, intoId: heir.id });
          else change(was, { op: 'delete', ...common });
        } else if (second && parts.length === 2 && target.groupId !== null) {
          change(first, {
            op: 'split',
            ...common,
            text: unclosed(target, first.text),
            tail: bareOf(unclosed(target, second.text)),
          });
        } else {
          const words = unclosed(target, first.text);
          if (plain(words) !== plain(common.base) || words.replace(/\s+/g, ' ') !== common.base)
            change(was.tracked ? was : first, { op: 'replace', ...common, text: words });
          for (const more of parts.slice(1)) addition(more, target);
        }
        last = target;
        group = target.groupId ?? group;
      }
    });
    after.forEach((is, n) => {
      if (heirOf[n] === -1 && !done.has(n)) addition(is, last);
    });
  }

  function addition(is: Line, behind: Target | null): void {
    const words = bareOf(is.text);
    if (plain(words) === '') return;
    const groupId = behind?.groupId ?? group;
    if (is.table || groupId === null) lost(is, 'unknown');
    else change(is, { op: 'add', groupId, afterId: behind?.groupId ? behind.id : null, text: words });
  }

  const seen = new Set([...clause.values()].map(({ id }) => id));
  for (const target of text.targets)
    if (target.groupId !== null && !seen.has(target.id))
      unplaced.push({ why: 'absent', words: `${target.marker} ${target.text}`.trim(), author: '' });

  return {
    changes: inOrder(moves(merges(changes), text.targets)),
    remarks: remarksOf(file, lines, clause),
    unplaced,
  };
}

/** The next former line that something of now belongs to. */
function nextHeir(heirOf: readonly number[], n: number): number {
  const next = heirOf.slice(n + 1).find((heir) => heir >= 0);
  return next ?? Number.POSITIVE_INFINITY;
}

const bareOf = (text: string) =>
  text
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .replace(TYPED_MARKER, '')
    .replace(/[;.,]+$/, '')
    .trim();

/** The clause as the file had it before its changes; that of the text itself where the file says the same. */
function beforeOf(target: Target, was: Line): string {
  const words = unclosed(target, was.text);
  if (!was.tracked || plain(words) === plain(target.text)) return target.text;
  return words;
}

/** A clause that went into its neighbour: a merge where the neighbour reads «its words, then those», else both are rewritten. */
function merges(changes: readonly ReturnedChange[]): ReturnedChange[] {
  const flat = (text: string) => plain(text).replace(/[;.,:] /g, ' ');
  const heirOf = (one: ReturnedChange) =>
    changes.find((c) => c.op === 'replace' && c.clauseId === one.intoId);
  const exact = (one: ReturnedChange) => {
    const heir = heirOf(one);
    return heir !== undefined && flat(heir.text) === flat(`${heir.base} ${one.base}`);
  };
  const joined = changes.filter((one) => one.op === 'merge');
  const spent = new Set(joined.filter(exact).map(heirOf));
  return changes
    .filter((one) => !spent.has(one))
    .map((one) =>
      one.op === 'merge' && !exact(one) ? { ...one, op: 'delete' as const, intoId: null } : one,
    );
}

const same = (came: string, went: string, target: Target | undefined) =>
  plain(came) === plain(went) || (target !== undefined && plain(came) === plain(target.printed));

/** Gone here and come there in the same words: it has moved. */
function moves(changes: ReturnedChange[], targets: readonly Target[]): ReturnedChange[] {
  const used = new Set<ReturnedChange>();
  const out: ReturnedChange[] = [];
  for (const one of changes) {
    if (one.op !== 'delete') continue;
    const target = targets.find(({ id }) => id === one.clauseId);
    const came = changes.find((c) => c.op === 'add' && !used.has(c) && same(c.text, one.base, target));
    if (!target?.groupId || !came || came.afterId === one.clauseId) continue;
    used.add(one);
    used.add(came);
    out.push({ ...one, op: 'move', groupId: came.groupId, afterId: came.afterId });
  }
  return [...changes.filter((c) => !used.has(c)), ...out];
}

/** Several additions behind one clause are numbered from the last, so that adopted in turn they stand as in the file. */
function inOrder(changes: ReturnedChange[]): ReturnedChange[] {
  const out: ReturnedChange[] = [];
  for (const one of changes) {
    const at =
      one.op === 'add'
        ? out.findIndex((c) => c.op === 'add' && c.afterId === one.afterId && c.groupId === one.groupId)
        : -1;
    if (at >= 0 && one.afterId !== null) out.splice(at, 0, one);
    else out.push(one);
  }
  return out;
}

function remarksOf(
  file: ReturnedFile,
  lines: readonly Line[],
  clause: ReadonlyMap<Line, Target>,
): ReturnedRemark[] {
  return file.comments.flatMap(({ id, author, date, text, quote }) => {
    if (text.trim() === '') return [];
    const at = lines.find(({ comments }) => comments.includes(id));
    const target = at && clause.get(at);
    return [
      {
        blockId: target?.id ?? '',
        marker: target?.marker ?? '',
        quote: quote.trim(),
        text: text.trim(),
        author,
        date,
      },
    ];
  });
}

/** How many lines of the file are lines of this text: of several versions, the one that went out is the likest. */
export function likeness(file: ReturnedFile, targets: readonly Target[]): number {
  const printed = new Set(targets.map((target) => plain(target.printed)));
  return segmentsOf(file.paragraphs)
    .flatMap(({ before }) => before)
    .filter((at) => printed.has(plain(at.text))).length;
}

/** What a change would meet in the text as it stands now. */
export function meets(
  change: ReturnedChange,
  now: string | undefined,
): 'fits' | 'carried' | 'moved' | 'gone' {
  if (change.op === 'add') return 'fits';
  if (now === undefined) return 'gone';
  if (now === change.base) return 'fits';
  return change.op === 'replace' && threeWay(change.base, change.text, now) !== null ? 'carried' : 'moved';
}
