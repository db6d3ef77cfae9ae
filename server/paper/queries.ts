/**
 * The papers of a forum: what is in the set and what is missing, one file of it, all of it as a ZIP the same evening.
 * The adopted resolution is everybody's of the forum; the rest is for the organiser and the secretary.
 */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { PAPER_LIMITS } from '#domain/paper/schema.ts';
import { isList } from '#domain/paper/stamped.ts';
import { type IssuedView, PAPER_FORMATS, type PaperFormat, type PaperSetView } from '#domain/paper/views.ts';
import { toPlainText } from '#domain/resolution/freeze.ts';
import { type PrintedReading, readingOf } from '#domain/resolution/import/reading.ts';
import { canHoldPen, canReadDraft } from '#domain/resolution/permissions.ts';
import type { Q } from '../bind.ts';
import { holds, holdsHashed, printedLines } from '../documents/compare-text.ts';
import { readDocumentText } from '../documents/docx-read.ts';
import { importResolution } from '../documents/import-resolution.ts';
import { minutesParts } from '../documents/kept-minutes-sheet.ts';
import { resolutionSheet } from '../documents/resolution-sheet.ts';
import { resolutionPlain } from '../documents/resolution-text.ts';
import { words } from '../documents/words.ts';
import { forumAccess } from '../forum/access.ts';
import { sealedMinutes } from '../minutes/queries.ts';
import { adoptedUnder } from '../resolution/access.ts';
import { adoptedPage, signedScan, verifyText } from '../resolution/queries.ts';
import { printedNames } from './access.ts';
import { archiveOf } from './archive.ts';
import { questionsOf } from './build.ts';
import { factsOf, isVoted, modelOf, paperModel, type Signatory } from './facts.ts';
import { MIME, resolutionAs } from './formats.ts';
import { isOurFile, issuedRow, issuedViews, titlesOf } from './issue.ts';
import { itemsOf, RECORD } from './items.ts';
import { oursOf } from './ours.ts';
import { handedOut, named, type PaperFile, parted, printed } from './print.ts';
import { detailsOf, forumPlace } from './repository.ts';

export type { PaperFile };

export async function paperSet(q: Q, actor: Actor | null, slug: string): Promise<PaperSetView> {
  const facts = await factsOf(q, actor, slug);
  const { forum, adopted, details, detailsVersion, templates, mayKeep, lang } = facts;
  return {
    forum,
    resolution: adopted && { number: adopted.number, adoptedOn: adopted.adoptedOn },
    items: itemsOf(facts),
    details,
    ours: oursOf(facts),
    questions: questionsOf(lang),
    templates,
    version: detailsVersion,
    mayKeep,
  };
}

/** One file. `key` is a kind, `letter-<addressee>`, or `extract-<question>`. */
export async function paperFile(
  q: Q,
  actor: Actor | null,
  slug: string,
  key: string,
  wanted: string,
): Promise<PaperFile> {
  const format = PAPER_FORMATS.find((known) => known === wanted) ?? refuse('not_found');
  const [kind, of] = parted(key);
  if (kind === 'resolution') return resolutionFile(q, actor, slug, format);
  const facts = await factsOf(q, actor, slug);
  if (kind === 'extract') {
    if (!RECORD.includes(format) || !facts.minutes) refuse('not_found');
    return { ...named(facts, kind, of, format), data: await printed(q, facts, kind, of, format) };
  }
  const item = itemsOf(facts).find((one) => one.key === key);
  if (!item?.ready || !item.formats.includes(format)) refuse('not_found');
  return { ...named(facts, kind, item.of, format), data: await printed(q, facts, kind, of, format) };
}

/** The adopted text in every form, for everybody of the forum. */
async function resolutionFile(
  q: Q,
  actor: Actor | null,
  slug: string,
  format: PaperFormat,
): Promise<PaperFile> {
  const view = await adoptedPage(q, actor, slug);
  if (!view) refuse('not_found');
  const { forum } = await forumAccess(q.db, actor, slug);
  const say = words(view.text.language);
  const signatories = await resolutionSigners(q, actor, slug);
  const model = modelOf(view, forum.settlement, signatories);
  const { mime, ext } = MIME[format];
  return {
    name: `${say('file_resolution', { number: view.number })}.${ext}`,
    mime,
    data: await handedOut(q, format, model.hash, await resolutionAs(model, format)),
  };
}

/** Whose names stand under the adopted text, for its printed page; everybody of the forum may read them there. */
export async function resolutionSigners(q: Q, actor: Actor | null, slug: string): Promise<Signatory[]> {
  const view = await adoptedPage(q, actor, slug);
  if (!view || !isVoted(view.result)) return [];
  const { forum } = await forumAccess(q.db, actor, slug);
  const { details } = await detailsOf(q.db, forum.id);
  return printedNames(view.names, details, view.text.language);
}

/** «Комплект документов»: everything that is ready, numbered in the order of the page, with a list of contents. */
export const paperArchive = async (q: Q, actor: Actor | null, slug: string): Promise<PaperFile> =>
  archiveOf(q, await factsOf(q, actor, slug), () => signedScan(q, actor, slug));

/** A printed resolution as it was read: the structure, what is unsure of it, and what would go in as it stands. Saves nothing. */
export async function readPrinted(
  q: Q,
  actor: Actor | null,
  slug: string,
  source: { bytes: Uint8Array; filename: string } | { text: string },
): Promise<PrintedReading> {
  const { viewer } = await forumAccess(q.db, actor, slug);
  if (!canReadDraft(viewer)) refuse('not_found');
  if (!canHoldPen(viewer)) refuse('forbidden');
  const size = 'text' in source ? source.text.length : source.bytes.byteLength;
  if (size > ('text' in source ? PAPER_LIMITS.text : PAPER_LIMITS.file)) refuse('too_large');
  const read = await importResolution(source);
  return readingOf(read);
}

/** Whoever holds the hash of a programme, a list or a protocol learns what it is, in every forum that issued it; of its words nothing. */
export const issuedUnderHash = (q: Q, sha256: string): Promise<IssuedView[]> => issuedViews(q, sha256);

/**
 * Whoever has a paper may ask whether its words are the adopted ones: pasted, as Word or text file; a PDF counts if it is
 * byte for byte the one that is printed here. Nothing of the text is told to anybody, nothing given is kept.
 */
export async function verifyPaper(
  q: Q,
  sha256: string,
  source: { bytes: Uint8Array; filename: string } | { text: string },
): Promise<{ known: boolean; same: boolean | 'foreign_pdf' }> {
  const pdf = 'bytes' in source && isPdf(source.bytes);
  if (pdf && (await isOurFile(q, source.bytes, sha256))) return { known: true, same: true };
  const found = await adoptedUnder(q, sha256);
  const minutes = found ? null : await sealedMinutes(q, sha256);
  if (minutes) {
    if (pdf) return { known: true, same: 'foreign_pdf' };
    const { lines } = await readDocumentText(source);
    const texts = minutesParts(minutes, lines).map((part) => printedLines({ lines: part }));
    return { known: true, same: holds(lines, texts) };
  }
  const issued = found || minutes ? null : await issuedRow(q, sha256);
  if (issued) {
    // Of lists of people nothing is compared with anything.
    if (isList(issued.kind)) return { known: true, same: false };
    if (pdf) return { known: true, same: 'foreign_pdf' };
    const { lines } = await readDocumentText(source);
    return { known: true, same: holdsHashed(lines, titlesOf(issued.kind), issued) };
  }
  if (!found) {
    const view = await verifyText(q, sha256, 'text' in source ? source.text : null);
    return { known: view.known, same: view.known && view.same === true };
  }
  const { row, texts, names } = found;
  const forum = await forumPlace(q.db, row.forumId);
  const { details } = await detailsOf(q.db, row.forumId);
  const signatories = printedNames(names, details, texts[0]?.language ?? 'ru');
  const models = texts.map((text) =>
    paperModel(text, {
      number: row.number,
      adoptedOn: row.adoptedOn,
      place: forum,
      hash: row.sha256,
      verifyUrl: `${q.services.publicUrl()}/verify/${row.sha256}`,
      result: row.result,
      signatories,
    }),
  );
  if (pdf) {
    for (const model of models)
      for (const format of ['pdf', 'pdfa'] as const)
        if (Buffer.compare(await resolutionAs(model, format), source.bytes) === 0)
          return { known: true, same: true };
    return { known: true, same: 'foreign_pdf' };
  }
  const { lines } = await readDocumentText(source);
  const printed = models.flatMap((model) => [
    resolutionPlain({ ...model, signatories: [] }).split('\n'),
    printedLines(resolutionSheet(model)),
  ]);
  const spoken = texts.map((text) => toPlainText(text).split('\n'));
  return { known: true, same: holds(lines, [...printed, ...spoken]) };
}

const isPdf = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
