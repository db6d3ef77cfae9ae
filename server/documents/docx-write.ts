/**
 * The adopted resolution as a Word file. Clauses carry Word's own automatic numbering, begun anew for each group of
 * addressees; where the adopted markers are not what Word would count («2)» twice), they are printed as adopted.
 */
import { type INumberingOptions, Paragraph, type Table, TextRun } from 'docx';
import { markersOf } from '#domain/resolution/markers.ts';
import {
  closedText,
  type OfficialGroup,
  type OfficialResolution,
  trackText,
} from '#domain/resolution/official.ts';
import { between, body, clean, listOf, paperDocx, signature } from '#server/documents/paper.ts';
import { qrPng } from '#server/documents/qr.ts';
import { dateInWords, words } from '#server/documents/words.ts';

/** Word's Cyrillic counter repeats letters after «я», ours does not: longer lists print their own markers. */
const COUNTED = 28;

export async function resolutionDocx(model: OfficialResolution): Promise<Buffer> {
  const say = words(model.lang);
  const date = dateInWords(model.date, model.lang);
  const numbering: INumberingOptions['config'][number][] = [];
  const children: (Paragraph | Table)[] = [
    new Paragraph({ style: 'Title', children: [new TextRun(clean(model.title || say('resolution')))] }),
    new Paragraph({ style: 'Heading1', children: [new TextRun(clean(model.event))] }),
    between(model.number ? `${date} ${say('number', { number: model.number })}` : date, model.place),
  ];
  if (model.venue) children.push(body(say('venue', { venue: model.venue }), 'Requisite'));
  if (model.organisers) children.push(body(model.organisers));
  for (const { marker, text } of model.preamble) children.push(body(marker ? `${marker} ${text}` : text));
  if (model.participants) children.push(body(model.participants));
  if (model.tracks.length) {
    if (model.tracksHeading) children.push(body(withColon(model.tracksHeading)));
    numbering.push(listOf('tracks', 'dash'));
    for (const [at, track] of model.tracks.entries()) {
      const end = at === model.tracks.length - 1 ? '.' : ';';
      children.push(clause(`${trackText(track).replace(/[;.]+$/, '')}${end}`, 'tracks', 0));
    }
  }
  if (model.bridge) children.push(body(withColon(model.bridge)));
  for (const [at, group] of model.groups.entries()) children.push(...groupParagraphs(group, at, numbering));
  children.push(
    new Paragraph({
      style: 'BodyText',
      spacing: { before: 240 },
      children: [new TextRun(clean(model.closing))],
    }),
  );
  if (model.adoption.result) {
    const on = dateInWords(model.adoption.date, model.lang);
    children.push(body(say('adopted', { date: on, result: model.adoption.result })));
  }
  for (const { post, name, signed } of model.signatories) children.push(signature(post, name, signed));
  return paperDocx({
    lang: model.lang,
    title: `${model.title} ${model.event}`.trim(),
    subject: model.number ? say('number', { number: model.number }) : date,
    numbering,
    footer: [
      model.number
        ? say('footer', { title: model.title, number: model.number, date })
        : say('footerPlain', { title: model.title, date }),
      say('hash', { hash: model.hash }),
      ...(model.verifyUrl ? [say('verify', { url: model.verifyUrl })] : []),
    ],
    ...(model.verifyUrl && {
      picture: { png: await qrPng(model.verifyUrl, 300), alt: `${say('qrAlt')}: ${model.verifyUrl}` },
    }),
    children,
  });
}

function groupParagraphs(
  group: OfficialGroup,
  at: number,
  numbering: INumberingOptions['config'][number][],
): Paragraph[] {
  const list = `group-${at + 1}`;
  const computed = markersOf(
    group.markerStyle,
    group.items.map((item) => item.level),
  );
  const counted =
    group.markerStyle !== 'none' &&
    group.items.length <= COUNTED &&
    group.items.every((item, n) => same(item.marker, computed[n] ?? ''));
  if (counted) numbering.push(listOf(list, group.markerStyle));
  return [
    new Paragraph({ style: 'Heading2', children: [new TextRun(clean(withColon(group.heading)))] }),
    ...group.items.map((item, n) => {
      const text = closedText(group.items, n);
      return counted ? clause(text, list, item.level) : body(`${item.marker} ${text}`.trim());
    }),
  ];
}

/** Any dash is the dash of the list. */
function same(adopted: string, computed: string): boolean {
  return adopted === computed || (/^[-–—•]$/.test(adopted) && computed === '–');
}

function clause(text: string, reference: string, level: number): Paragraph {
  return new Paragraph({
    style: 'Clause',
    numbering: { reference, level },
    children: [new TextRun(clean(text))],
  });
}

function withColon(text: string): string {
  return `${text.trim().replace(/[:.;]+$/, '')}:`;
}
