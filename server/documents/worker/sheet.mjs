/**
 * One sheet of an .xlsx as rows of printed text: shared and inline strings, numbers without float noise, dates and
 * times as ISO. The first visible sheet that has anything on it; stops by code at the limits, never cuts silently.
 */
import { walk, XmlRefused } from './xml.mjs';

const LIMIT = { rows: 5000, columns: 60, cell: 4000 };

export function readSheet(parts) {
  const strings = sharedStrings(parts['xl/sharedStrings.xml'] ?? '');
  const formats = cellFormats(parts['xl/styles.xml'] ?? '');
  const { sheets, date1904 } = workbook(parts['xl/workbook.xml'] ?? '');
  const targets = relations(parts['xl/_rels/workbook.xml.rels'] ?? '');
  for (const sheet of sheets) {
    const target = targets[sheet.id];
    const xml = target && parts[target.startsWith('/') ? target.slice(1) : `xl/${target}`];
    if (!xml) continue;
    const { rows, lines } = cells(xml, strings, formats, date1904);
    if (rows.length) return { rows, lines, sheet: sheet.name };
  }
  return { rows: [], lines: [], sheet: sheets[0]?.name };
}

function sharedStrings(xml) {
  const all = [];
  let now = null;
  let inText = false;
  let phonetic = 0;
  walk(xml, {
    open(name) {
      if (name === 'si') now = '';
      else if (name === 'rPh') phonetic++;
      else if (name === 't') inText = phonetic === 0;
    },
    close(name) {
      if (name === 'si') all.push(now);
      else if (name === 'rPh') phonetic--;
      else if (name === 't') inText = false;
    },
    text(text) {
      if (inText && now !== null) now += text;
    },
  });
  return all;
}

function workbook(xml) {
  const sheets = [];
  let date1904 = false;
  walk(xml, {
    open(name, a) {
      if (name === 'sheet' && (a.state ?? 'visible') === 'visible')
        sheets.push({ name: a.name, id: a['r:id'] });
      if (name === 'workbookPr') date1904 = a.date1904 === '1' || a.date1904 === 'true';
    },
  });
  return { sheets, date1904 };
}

function relations(xml) {
  const targets = {};
  walk(xml, {
    open(name, a) {
      if (name === 'Relationship') targets[a.Id] = a.Target;
    },
  });
  return targets;
}

/** For each cell style: does it print a date, a time, both or neither? */
function cellFormats(xml) {
  const custom = {};
  const formats = [];
  let inXfs = false;
  walk(xml, {
    open(name, a) {
      if (name === 'numFmt') custom[a.numFmtId] = a.formatCode ?? '';
      else if (name === 'cellXfs') inXfs = true;
      else if (name === 'xf' && inXfs) formats.push(kindOf(Number(a.numFmtId ?? 0), custom[a.numFmtId]));
    },
    close(name) {
      if (name === 'cellXfs') inXfs = false;
    },
  });
  return formats;
}

function kindOf(id, code) {
  if (code === undefined) {
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36) return 'date';
    if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return 'time';
    return id === 22 ? 'both' : 'number';
  }
  const bare = code.replace(/\[[^\]]*\]|"[^"]*"|\\./g, '').toLowerCase();
  const date = /[dyг]/.test(bare);
  const time = /[hsч]/.test(bare);
  return date && time ? 'both' : date ? 'date' : time ? 'time' : 'number';
}

function cells(xml, strings, formats, date1904) {
  const rows = [];
  const lines = [];
  let row = [];
  let line = 0;
  let column = -1;
  let cell = null;
  let taking = false;
  walk(xml, {
    open(name, a) {
      if (name === 'row') {
        row = [];
        line = Number(a.r ?? line + 1);
        column = -1;
      } else if (name === 'c') {
        column = a.r ? columnOf(a.r) : column + 1;
        cell = { type: a.t ?? 'n', style: Number(a.s ?? 0), value: '' };
      } else if (cell && (name === 'v' || name === 't')) taking = true;
    },
    text(text) {
      if (taking && cell) cell.value += text;
    },
    close(name) {
      if (name === 'v' || name === 't') taking = false;
      else if (name === 'c' && cell) {
        const text = printed(cell, strings, formats, date1904);
        if (text) {
          if (column >= LIMIT.columns) throw new XmlRefused('too_many_columns');
          if (text.length > LIMIT.cell) throw new XmlRefused('cell_too_long');
          while (row.length < column) row.push('');
          row[column] = text;
        }
        cell = null;
      } else if (name === 'row' && row.length) {
        rows.push(row);
        lines.push(line);
        if (rows.length > LIMIT.rows) throw new XmlRefused('too_many_rows');
      }
    },
  });
  return { rows, lines };
}

function columnOf(reference) {
  let n = 0;
  for (const ch of reference.slice(0, 3)) {
    const code = ch.charCodeAt(0) - 64;
    if (code < 1 || code > 26) break;
    n = n * 26 + code;
  }
  return n - 1;
}

function printed(cell, strings, formats, date1904) {
  const { type, value } = cell;
  if (type === 's') return tidy(strings[Number(value)] ?? '');
  if (type === 'b') return value === '1' ? 'да' : 'нет';
  if (type === 'e') return '';
  if (type !== 'n') return tidy(value);
  if (value === '') return '';
  const n = Number(value);
  if (!Number.isFinite(n)) return tidy(value);
  const format = formats[cell.style] ?? 'number';
  if (format === 'number' || n < 0 || n > 2958465) return String(Number(n.toPrecision(15)));
  return moment(n + (date1904 ? 1462 : 0), format);
}

/** Excel's day 60 is the 29 February 1900 that never was; serials below it are a day off and only used as times. */
function moment(serial, format) {
  const minutes = Math.round(serial * 1440);
  const day = Math.floor(minutes / 1440);
  const rest = minutes - day * 1440;
  const pad = (n) => String(n).padStart(2, '0');
  const time = `${pad(Math.floor(rest / 60))}:${pad(rest % 60)}`;
  if (format === 'time' || day === 0) return time;
  const date = new Date(Date.UTC(1899, 11, 30) + day * 86_400_000).toISOString().slice(0, 10);
  return format === 'date' || rest === 0 ? date : `${date} ${time}`;
}

function tidy(text) {
  return text
    .replace(/_x000D_/g, '')
    .replace(/\r\n?/g, '\n')
    .trim();
}
