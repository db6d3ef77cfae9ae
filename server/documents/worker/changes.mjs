/**
 * A returned .docx as paragraphs with their tracked changes: which words stood, which came, which went, by whom and when as
 * the file says; whether the end of a paragraph itself came or went; names of bookmarks; comments with the words they
 * stand at. Nothing is decided here: what a change means for a clause is said by domain/review/returned.ts.
 */
import { walk, XmlRefused } from './xml.mjs';

const LIMIT = { paragraphs: 20_000, text: 3_000_000, comments: 2_000, names: 20 };
/** How a run or the end of a paragraph stands: moved words go in one place and come in another. */
const KINDS = { ins: 'ins', del: 'del', moveFrom: 'del', moveTo: 'ins' };
/** Former properties, drawings and their fallbacks hold no words of the text. */
const SKIPPED = new Set([
  'pPrChange',
  'rPrChange',
  'tblPrChange',
  'trPrChange',
  'tcPrChange',
  'sectPrChange',
  'Fallback',
  'txbxContent',
]);

export function readChanges(parts) {
  const document = parts['word/document.xml'];
  if (!document) throw new XmlRefused('not_a_document');
  const paragraphs = [];
  const quotes = new Map();
  const open = new Set();
  const around = [];
  let paragraph = null;
  let skip = 0;
  let inText = false;
  let size = 0;
  let ends = 0;

  const add = (text) => {
    if (!paragraph || text === '') return;
    size += text.length;
    if (size > LIMIT.text) throw new XmlRefused('too_large');
    const kinds = around.map(({ kind }) => kind);
    // Came and went again before the file was returned: it stood neither before nor after.
    if (kinds.includes('ins') && kinds.includes('del')) return;
    const by = around.at(-1);
    const run = { kind: by?.kind ?? 'same', text, author: by?.author ?? '', date: by?.date ?? '' };
    const last = paragraph.runs.at(-1);
    if (last && last.kind === run.kind && last.author === run.author && last.date === run.date)
      last.text += text;
    else paragraph.runs.push(run);
    for (const id of open) quotes.set(id, ((quotes.get(id) ?? '') + text).slice(0, 500));
  };

  walk(document, {
    open(name, a, path) {
      if (SKIPPED.has(name)) skip++;
      if (skip) return;
      const change = KINDS[name];
      if (change) {
        const by = {
          kind: change,
          author: (a.author ?? '').slice(0, 200),
          date: (a.date ?? '').slice(0, 40),
        };
        if (path.at(-2) === 'rPr') {
          ends++;
          if (paragraph && path.at(-3) === 'pPr') Object.assign(paragraph, { end: change, endBy: by });
        } else around.push(by);
      } else if (name === 'p') {
        if (paragraphs.length >= LIMIT.paragraphs) throw new XmlRefused('too_large');
        paragraph = {
          runs: [],
          end: 'same',
          endBy: null,
          names: [],
          comments: [],
          table: path.includes('tc'),
        };
      } else if (name === 't' || name === 'delText') inText = true;
      else if (name === 'tab' && path.at(-2) === 'r') add('\t');
      else if ((name === 'br' || name === 'cr') && path.at(-2) === 'r') add(' ');
      else if (name === 'noBreakHyphen') add('-');
      else if (name === 'bookmarkStart' && paragraph && paragraph.names.length < LIMIT.names)
        paragraph.names.push((a.name ?? '').slice(0, 60));
      else if (name === 'commentRangeStart' && open.size < LIMIT.comments) {
        open.add(a.id);
        if (paragraph) paragraph.comments.push(a.id);
      } else if (name === 'commentRangeEnd') open.delete(a.id);
      else if (
        name === 'commentReference' &&
        paragraph &&
        !quotes.has(a.id) &&
        paragraph.comments.length < LIMIT.comments
      )
        paragraph.comments.push(a.id);
    },
    text(text) {
      if (inText && !skip) add(text);
    },
    close(name) {
      if (SKIPPED.has(name)) {
        skip--;
        return;
      }
      if (skip) return;
      if (name === 't' || name === 'delText') inText = false;
      else if (name === 'p' && paragraph) {
        paragraphs.push(paragraph);
        paragraph = null;
      } else if (KINDS[name]) {
        // Those in the properties of a paragraph's end stand around nothing and hold nothing.
        if (ends > 0) ends--;
        else around.pop();
      }
    },
  });
  return { paragraphs, comments: readComments(parts['word/comments.xml'] ?? '', quotes) };
}

function readComments(xml, quotes) {
  const comments = [];
  let comment = null;
  let inText = false;
  if (xml === '') return comments;
  walk(xml, {
    open(name, a) {
      if (name === 'comment') {
        if (comments.length >= LIMIT.comments) throw new XmlRefused('too_large');
        comment = {
          id: a.id ?? '',
          author: (a.author ?? '').slice(0, 200),
          date: (a.date ?? '').slice(0, 40),
          text: '',
          quote: quotes.get(a.id) ?? '',
        };
      } else if (name === 't') inText = true;
      else if (name === 'p' && comment && comment.text !== '') comment.text += '\n';
    },
    text(text) {
      if (comment && inText) comment.text = (comment.text + text).slice(0, 4_000);
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'comment' && comment) {
        comments.push(comment);
        comment = null;
      }
    },
  });
  return comments;
}
