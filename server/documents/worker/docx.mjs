/**
 * A .docx as printed lines: Word's automatic «а)», «1)», «•» are rebuilt from numbering.xml, table rows come as cells
 * between tabs, tracked insertions are taken and deletions left out, and both are counted so that a person is told.
 */
import { numberer } from './numbering.mjs';
import { walk, XmlRefused } from './xml.mjs';

/** A paragraph of nothing but such runs stands out. */
const MARKS = new Set(['b', 'u', 'highlight']);
const OFF = new Set(['0', 'false', 'none', 'off']);
const LIMIT = { lines: 20_000, text: 3_000_000 };

export function readDocx(parts) {
  const document = parts['word/document.xml'];
  if (!document) throw new XmlRefused('not_a_document');
  const marker = numberer(parts['word/numbering.xml'] ?? '', parts['word/styles.xml'] ?? '');
  const lines = [];
  const changes = { insertions: 0, deletions: 0, comments: 0 };
  const tables = [];
  let paragraph = null;
  let skip = 0;
  let inText = false;
  let marked = false;
  let size = 0;

  const cell = () => tables.at(-1)?.cell ?? null;
  const add = (text) => {
    if (!paragraph) return;
    size += text.length;
    if (size > LIMIT.text) throw new XmlRefused('too_large');
    paragraph.text += text;
    if (text.trim() !== '') paragraph[marked ? 'strong' : 'weak'] = true;
  };
  const push = (line) => {
    if (lines.length >= LIMIT.lines) throw new XmlRefused('too_large');
    lines.push(line);
  };

  walk(document, {
    open(name, a, path) {
      if (name === 'Fallback' || name === 'moveFrom' || name === 'txbxContent') skip++;
      if (skip) return;
      const inProperties = path.at(-2) === 'pPr' || path.at(-3) === 'pPr';
      if (name === 'p') paragraph = { text: '', style: '', numId: null, level: 0, align: '' };
      else if (name === 'r') marked = false;
      else if (MARKS.has(name) && path.at(-2) === 'rPr' && path.at(-3) === 'r')
        marked = marked || !OFF.has(a.val);
      else if (name === 'pStyle' && paragraph) paragraph.style = a.val;
      else if (name === 'numId' && paragraph && inProperties) paragraph.numId = a.val;
      else if (name === 'ilvl' && paragraph && inProperties) paragraph.level = Number(a.val) || 0;
      else if (name === 'jc' && paragraph && inProperties) paragraph.align = a.val;
      else if (name === 't') inText = true;
      else if (name === 'tab' && path.at(-2) === 'r') add('\t');
      else if ((name === 'br' || name === 'cr') && path.at(-2) === 'r') add('\n');
      else if (name === 'noBreakHyphen') add('-');
      else if (name === 'ins' && path.at(-2) !== 'rPr') changes.insertions++;
      else if (name === 'del' && path.at(-2) !== 'rPr') changes.deletions++;
      else if (name === 'commentReference') changes.comments++;
      else if (name === 'tbl') tables.push({ row: null, cell: null });
      else if (name === 'tr' && tables.length) tables.at(-1).row = [];
      else if (name === 'tc' && tables.length) tables.at(-1).cell = { paragraphs: [], span: 1 };
      else if (name === 'gridSpan' && cell()) cell().span = Math.min(Number(a.val) || 1, 60);
    },
    text(text) {
      if (inText && !skip) add(text);
    },
    close(name) {
      if (name === 'Fallback' || name === 'moveFrom' || name === 'txbxContent') {
        skip--;
        return;
      }
      if (skip) return;
      if (name === 't') inText = false;
      else if (name === 'p' && paragraph) {
        const done = {
          ...marker(paragraph),
          text: paragraph.text,
          style: paragraph.style,
          align: paragraph.align,
          strong: paragraph.strong === true && paragraph.weak !== true,
        };
        if (cell()) cell().paragraphs.push(`${done.marker ? `${done.marker} ` : ''}${done.text}`.trim());
        else push({ ...done, table: false });
        paragraph = null;
      } else if (name === 'tc' && cell()) {
        const table = tables.at(-1);
        table.row?.push(
          table.cell.paragraphs
            .filter(Boolean)
            .join(' ')
            .replace(/[\t\n]+/g, ' '),
        );
        for (let i = 1; i < table.cell.span; i++) table.row?.push('');
        table.cell = null;
      } else if (name === 'tr' && tables.length) {
        const table = tables.at(-1);
        const text = (table.row ?? []).join('\t');
        table.row = null;
        const outer = tables.at(-2)?.cell;
        if (outer) outer.paragraphs.push(text.replace(/\t/g, ' '));
        else push({ marker: '', level: 0, text, style: '', align: '', strong: false, table: true });
      } else if (name === 'tbl') tables.pop();
    },
  });
  return { lines, changes };
}
