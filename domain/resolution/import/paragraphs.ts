/**
 * Lines of a file → paragraphs: comment line, page numbers and emphasis marks off, hard line ends and hyphenation undone,
 * list marks read. The number of the line is kept for every remark.
 */
import { findDate, settlement } from './dates.ts';
import { importLimits } from './imported.ts';
import { capitalMarks, type ListMarker, readMarker } from './list-marker.ts';
import { withoutProof } from './proof.ts';
import { beginsAnew } from './tail.ts';

export type Paragraph = {
  line: number;
  indent: number;
  marker: ListMarker | null;
  /** Without the mark. */
  text: string;
  /** With the mark. */
  whole: string;
  /** A blank line stands before it. */
  apart: boolean;
  cells: string[] | null;
};

/** The second half of «директор-наставник» keeps its hyphen at a line's end. */
const secondHalf =
  /^(?:наставник|флагман|консультант|методист|психолог|победител|практик|новатор|предметник|партн[её]р|лидер|эксперт|организатор|участник|совещани|практикум|интернат|сад)/;

type Line = { n: number; text: string; indent: number; apart: boolean };

export function paragraphs(lines: readonly string[]): Paragraph[] {
  const out: Paragraph[] = [];
  for (const line of joined(cleaned(withoutProof(lines)))) {
    const cells = cellsOf(line.text);
    const whole = cells ? line.text : line.text.replace(/\s+/g, ' ').trim();
    const marker = cells ? null : readMarker(whole);
    out.push({
      line: line.n,
      indent: line.indent,
      marker,
      text: marker?.rest ?? whole,
      whole,
      apart: line.apart,
      cells,
    });
  }
  const lettered = capitalMarks(out.map(({ whole, marker }) => (marker ? '' : whole)));
  for (const [at, marker] of lettered) Object.assign(out[at] as Paragraph, { marker, text: marker.rest });
  return out;
}

/** A row of a table: two tabs or more, or a Markdown row. */
function cellsOf(text: string): string[] | null {
  const piped = /^\s*\|.+\|\s*$/.test(text);
  const tabs = text.split('\t').length - 1;
  if (!piped && tabs < 2) return null;
  const cells = piped ? text.trim().slice(1, -1).split('|') : text.split('\t');
  return cells.map((cell) => cell.replace(/\s+/g, ' ').trim());
}

function cleaned(lines: readonly string[]): Line[] {
  const out: Line[] = [];
  let apart = true;
  lines.slice(0, importLimits.lines).forEach((source, at) => {
    const raw = source
      .slice(0, importLimits.line)
      .replace(/\u00ad|\u200b|\ufeff/g, '')
      .replace(/[\u00a0\u2007\u202f]/g, ' ');
    if (at === 0 && /^\s*# source:/i.test(raw)) return;
    const text = raw
      .replace(/^\s{0,3}(?:#{1,6}|>)\s+/, '')
      .replace(/(\*\*|__)(?=\S)(.+?)\1/g, '$2')
      .replace(/^(\s*)\*(?=[^\s*])([^*]+)\*$/, '$1$2');
    const bare = text.trim();
    if (bare === '') {
      apart = true;
      return;
    }
    if (/^[\s|:+-]*-{3,}[\s|:+-]*$|^[_=*]{3,}$/.test(bare)) return;
    if (/^[-–—\s]*\d{1,3}[-–—\s]*$|^(?:страница|стр\.|page)\s*\d+(?:\s*(?:из|of)\s*\d+)?$/i.test(bare))
      return;
    out.push({ n: at + 1, text: text.trimEnd(), indent: indentOf(text), apart });
    apart = false;
  });
  return out;
}

function indentOf(text: string): number {
  const lead = /^[ \t]*/.exec(text)?.[0] ?? '';
  return [...lead].reduce((sum, sign) => sum + (sign === '\t' ? 4 : 1), 0);
}

/** A line goes on with the one above when that one was full and unfinished, and this one begins nothing. */
function joined(lines: Line[]): Line[] {
  // Words first, hyphens afterwards: a pattern for both at once is quadratic on one endless word.
  const words = lines.flatMap((line) => line.text.toLowerCase().match(/[\p{L}-]+/gu) ?? []);
  const compounds = new Set(words.filter((word) => /[^-]-[^-]/.test(word)));
  const width = widthOf(lines);
  const out: Line[] = [];
  for (const line of lines) {
    const above = out.at(-1);
    const bare = line.text.trim();
    const table = line.text.includes('\t') || bare.startsWith('|');
    const dated = out.length < 12 && beginsRequisites(bare);
    const anew = beginsAnew(bare) || readMarker(bare);
    if (!above || line.apart || table || dated || above.text.includes('\t') || anew) {
      out.push({ ...line });
      continue;
    }
    const last = above.text.split('\n').at(-1) ?? '';
    // A marked clause goes on under its own words, not under its mark: «г) …;» and below it, indented, «сформировать …».
    const hanging =
      width !== null &&
      /;$/.test(last) &&
      /^\p{Ll}/u.test(bare) &&
      line.indent >= above.indent + 2 &&
      readMarker(above.text.trim()) !== null;
    // «— администрациям школ», and below it, indented: «обеспечить …».
    const under =
      /^\p{Ll}/u.test(bare) &&
      !/[.;:!?]$/.test(last) &&
      line.indent >= above.indent + 2 &&
      readMarker(above.text.trim()) !== null;
    const hyphen = /(\p{L}{1,60})-$/u.exec(last.slice(-61));
    const next = /^\p{Ll}+/u.exec(bare)?.[0];
    const open =
      !/[.;:!?»"]$/.test(last) ||
      /^\s*(?:Место проведения|Venue):/.test(above.text) ||
      /(?:(?:^|[^\d]\s)(?:г|ст|с|п|пос|им|ул|обл|тел)|[А-ЯЁ]\.\s?[А-ЯЁ])\.$/.test(last);
    // A gap inside means columns (a signature), not running text.
    const full = width !== null && last.length >= width * 0.72 && !/\S\s{4,}\S/.test(last);
    if (hyphen && next) {
      const keep = compounds.has(`${hyphen[1]}-${next}`.toLowerCase()) || secondHalf.test(next);
      above.text = `${keep ? above.text : above.text.slice(0, -1)}${bare}`;
    } else if (
      (/^\p{Ll}/u.test(bare) && !/[.;:!?]$/.test(last) && last.length > 25) ||
      (open && full && !capitals(bare)) ||
      hanging ||
      under
    )
      above.text = `${above.text}\n${bare}`;
    else out.push({ ...line });
  }
  return out.map((line) => ({ ...line, text: line.text.replaceAll('\n', ' ') }));
}

/** The measure of a hard-wrapped text; null where paragraphs are long lines. */
function widthOf(lines: readonly Line[]): number | null {
  const lengths = lines.map((line) => line.text.length).sort((a, b) => a - b);
  const longest = lengths[Math.floor(lengths.length * 0.98)] ?? 0;
  return longest >= 50 && longest <= 130 && lengths.length >= 8 ? longest : null;
}

/** «14 марта 2025 г., г. Ужур», «г. Ужур      14 марта 2025 г.»: when and where, whatever stands above. */
function beginsRequisites(text: string): boolean {
  const found = findDate(text);
  if (found?.at === 0 || settlement.test(text)) return true;
  if (found && /^(?:held|adopted|состоял|проходил|принят)/i.test(text)) return true;
  // «Oakfield, 21–22 May 2026» and nothing else.
  const alone = found && found.at > 0 && found.at + found.text.length >= text.length - 1;
  if (alone && /^\p{Lu}[\p{L}.'’ -]{1,40},\s*$/u.test(text.slice(0, found.at))) return true;
  return found !== null && settlement.test(text.slice(0, found.at).replace(/[\s,–—-]+$/, ''));
}

function capitals(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '');
  return letters.length > 4 && letters === letters.toUpperCase();
}
