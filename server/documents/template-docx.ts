/**
 * A Word file of the organisation's own with {fields}: filled where they stand, in the letters they are set in, however
 * Word has cut them into runs. Nothing else of the file is touched; macros and the like are refused before.
 */
import JSZip from 'jszip';
import { type FieldSet, PICTURE_FIELD, ROW_FIELDS, TEMPLATE_FIELDS } from '#domain/paper/template-fields.ts';
import { clean } from '#server/documents/docx-parts.ts';
import { DocumentRefused } from '#server/documents/refusal.ts';
import { drawPictures, PICTURE, type TemplatePicture } from '#server/documents/template-picture.ts';
import { openOffice } from '#server/documents/zip-guard.ts';

export type TemplateFields = Record<string, string>;

const FIELD = /\{\s*([\p{L}_ ]{2,40}?)\s*\}/gu;
const key = (name: string) => name.trim().toLowerCase().replace(/\s+/g, '_');

/** What a template filled for hundreds of rows may come to. */
const MAX_FILLED = 40_000_000;

function known(fields: Readonly<Record<string, string>>): Map<string, string> {
  const names = new Map<string, string>();
  for (const [ru, en] of Object.entries(fields)) names.set(ru, ru).set(en, ru);
  return names;
}

/**
 * Fields found in the file, and those it has that we do not know. Refuses what is no Word file, has no field at all, or
 * is to hold rows and has no place for one.
 */
export async function templateFields(
  bytes: Uint8Array,
  kind: FieldSet,
): Promise<{ found: string[]; unknown: string[] }> {
  const parts = await openOffice(bytes, (name) => name === 'word/document.xml');
  const xml = parts.get('word/document.xml');
  if (!xml) throw new DocumentRefused('not_a_document');
  const rows = known(ROW_FIELDS[kind] ?? {});
  const names = new Map([...known(TEMPLATE_FIELDS[kind]), ...rows]);
  const found = new Set<string>();
  const unknown = new Set<string>();
  for (const paragraph of xml.match(PARAGRAPH) ?? [])
    for (const [, name = ''] of textOf(paragraph).matchAll(FIELD)) {
      const field = names.get(key(name));
      if (field) found.add(field);
      else unknown.add(name.trim().slice(0, 40));
    }
  if (found.size === 0) throw new DocumentRefused('no_fields');
  const needed = [...new Set(rows.values())];
  if (needed.length > 0 && !needed.some((name) => found.has(name)))
    throw new DocumentRefused('no_rows', { fields: needed.map((name) => `{${name}}`).join(', ') });
  return { found: [...found], unknown: [...unknown].slice(0, 20) };
}

/** One page (or more) for each set of fields, one after another; in it a row as often as there are `rows`. */
export async function fillTemplate(
  template: Uint8Array,
  kind: FieldSet,
  sets: readonly TemplateFields[],
  rows: readonly TemplateFields[] = [],
  picture?: TemplatePicture,
): Promise<Buffer> {
  await templateFields(template, kind);
  const zip = await JSZip.loadAsync(template);
  const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
  const start = /<w:body>/.exec(xml);
  const tail = /(?:<w:sectPr(?:(?!<w:sectPr)[\s\S])*)?<\/w:body>/.exec(xml);
  if (!start || !tail || tail.index < start.index) throw new DocumentRefused('broken_file');
  const from = start.index + start[0].length;
  const page = xml.slice(from, tail.index);
  const names = known(TEMPLATE_FIELDS[kind]);
  const rowNames = known(ROW_FIELDS[kind] ?? {});
  let size = 0;
  const pages = sets.map((set) => {
    const value = (name: string) => fieldValue(set, names, name);
    if (rowNames.size === 0) return filled(page, value);
    return page.replace(UNIT, (unit) => {
      if (![...unit.matchAll(PARAGRAPH)].some(([one]) => hasField(one, rowNames))) return filled(unit, value);
      size += unit.length * rows.length;
      if (size > MAX_FILLED) throw new DocumentRefused('too_large');
      const once = unit.replace(ONLY_ONCE, '');
      return rows
        .map((row) => filled(once, (name) => fieldValue(row, rowNames, name) ?? value(name)))
        .join('');
    });
  });
  const apart = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
  const parts = new Map([
    ['word/document.xml', xml.slice(0, from) + pages.join(apart) + xml.slice(tail.index)],
  ]);
  for (const part of Object.keys(zip.files).filter((name) =>
    /^word\/(?:header|footer)\d*\.xml$/.test(name),
  )) {
    const text = (await zip.file(part)?.async('string')) ?? '';
    parts.set(
      part,
      filled(text, (name) => fieldValue(sets[0] ?? {}, names, name)),
    );
  }
  await drawPictures(zip, parts, picture);
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

function fieldValue(set: TemplateFields, names: Map<string, string>, name: string): string | null {
  const field = names.get(key(name));
  if (!field) return null;
  return field === PICTURE_FIELD ? PICTURE : (set[field] ?? '').replaceAll(PICTURE, '');
}

const PARAGRAPH = /<w:p(?:\s[^>]*)?>(?:(?!<w:p[\s>])[\s\S])*?<\/w:p>/g;
/** A row of a table without another table in it, or a paragraph. */
const UNIT = new RegExp(`<w:tr(?:\\s[^>]*)?>(?:(?!<w:tr[\\s>])[\\s\\S])*?<\\/w:tr>|${PARAGRAPH.source}`, 'g');
/** Marks that a document may have but once. */
const ONLY_ONCE = / w14:(?:paraId|textId)="[^"]*"|<w:bookmark(?:Start|End)\b[^>]*\/>/g;
const TEXT = /<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g;
const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};
const decoded = (text: string) => text.replace(/&(?:amp|lt|gt|quot|apos);/g, (one) => ENTITIES[one] ?? one);
const encoded = (text: string) =>
  clean(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const textOf = (paragraph: string) =>
  [...paragraph.matchAll(TEXT)].map(([, text = '']) => decoded(text)).join('');

const hasField = (paragraph: string, names: Map<string, string>) =>
  [...textOf(paragraph).matchAll(FIELD)].some(([, name = '']) => names.has(key(name)));

function filled(xml: string, value: (name: string) => string | null): string {
  return xml.replace(PARAGRAPH, (paragraph) => {
    const whole = textOf(paragraph).trim();
    const alone = /^\{\s*([\p{L}_ ]{2,40}?)\s*\}$/u.exec(whole);
    const lines = alone?.[1] ? value(alone[1])?.split('\n') : undefined;
    // A field that is the whole paragraph and has many lines becomes as many paragraphs of the same look.
    if (lines && lines.length > 1) return lines.map((line) => inParagraph(paragraph, () => line)).join('');
    return inParagraph(paragraph, value);
  });
}

function inParagraph(paragraph: string, value: (name: string) => string | null): string {
  const pieces = [...paragraph.matchAll(TEXT)].map(([whole, text = ''], at) => ({
    whole,
    at,
    text: decoded(text),
  }));
  const joined = pieces.map(({ text }) => text).join('');
  const edits = [...joined.matchAll(FIELD)].flatMap((match) => {
    const text = value(match[1] ?? '');
    return text === null ? [] : [{ from: match.index, to: match.index + match[0].length, text }];
  });
  if (edits.length === 0) return paragraph;
  let offset = 0;
  const texts = pieces.map(({ text }) => {
    const begin = offset;
    offset += text.length;
    return cut(text, begin, edits);
  });
  let at = 0;
  return paragraph.replace(TEXT, () => {
    const lines = (texts[at++] ?? '').split('\n');
    return lines.map((line) => line.split(PICTURE).map(inText).join(PICTURE)).join('<w:br/>');
  });
}

const inText = (text: string) => `<w:t xml:space="preserve">${encoded(text)}</w:t>`;

/** What one run keeps of its text, with the values of the fields that begin in it. */
function cut(
  text: string,
  begin: number,
  edits: readonly { from: number; to: number; text: string }[],
): string {
  let out = '';
  let at = begin;
  const end = begin + text.length;
  for (const edit of edits) {
    if (edit.to <= begin || edit.from >= end) continue;
    if (edit.from >= at) out += text.slice(at - begin, edit.from - begin);
    if (edit.from >= begin) out += edit.text;
    at = Math.max(at, Math.min(edit.to, end));
  }
  return out + text.slice(at - begin);
}
