/** A returned Word file, read against the very version that went out. Saves nothing. */
import * as Y from 'yjs';
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { wallClock } from '#domain/forum/programme.ts';
import { type FrozenText, freeze } from '#domain/resolution/freeze.ts';
import { readDraft } from '#domain/resolution/read.ts';
import { REVIEW_LIMITS } from '#domain/review/kinds.ts';
import { canKeepReview, canSeeReview } from '#domain/review/permissions.ts';
import { likeness, meets, readReturned } from '#domain/review/returned.ts';
import type { ReturnedFile } from '#domain/review/segments.ts';
import { plain, targetsOf } from '#domain/review/targets.ts';
import type { ReturnedReading } from '#domain/review/views.ts';
import type { Q } from '../bind.ts';
import { printedLines } from '../documents/compare-text.ts';
import { readChanges } from '../documents/docx-changes.ts';
import { projectSheet } from '../documents/project-sheet.ts';
import { words } from '../documents/words.ts';
import { forumAccess } from '../forum/access.ts';
import { lastResolution } from '../resolution/access.ts';
import { linksOf } from './repository.ts';
import { blockTexts, sentText } from './rows.ts';

/** Versions that went out and may come back: as many as anybody keeps in the air. */
const VERSIONS = 20;

export async function readReturnedFile(
  q: Q,
  actor: Actor | null,
  forumRef: string,
  { bytes, filename }: { bytes: Uint8Array; filename: string },
): Promise<ReturnedReading> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  if (!canSeeReview(viewer)) refuse('not_found');
  if (!canKeepReview(viewer)) refuse('forbidden');
  if (bytes.byteLength > REVIEW_LIMITS.file) refuse('too_large');
  const resolution = (await lastResolution(q, forum.id)) ?? refuse('not_found');
  const file = await readChanges(bytes);
  const now = freeze(readDraft(Y, await q.services.drafting.read(resolution.draftId)));
  const links = (await linksOf(q.db, resolution.id)).slice(0, VERSIONS);
  const sent = new Map(links.map((link) => [link.sha256, link]));
  const versions = [
    { text: now, sentOn: null as string | null },
    ...[...sent.values()].map((link) => ({
      text: sentText(link.canonical),
      sentOn: wallClock(link.createdAt, forum.timeZone).day,
    })),
  ];
  const version = likest(file, versions);
  const { targets, headings } = targetsOf(version.text);
  const paper = projectSheet(version.text, { asOf: '', place: forum.settlement });
  // A list counts itself in Word: its lines stand there without their marks.
  const listed = paper.lines.flatMap((line) =>
    line.is === 'list' ? line.items.map(({ text }) => text) : [],
  );
  const frame = new Set([...printedLines(paper), ...listed].map(plain));
  // The day of the version is printed in its file, whichever it was.
  const asOf = words(version.text.language)('projectAsOf', { date: '' }).trim();
  for (const { runs } of file.paragraphs) {
    const line = runs.map(({ text }) => text).join('');
    if (line.startsWith(asOf)) frame.add(plain(line));
  }
  const reading = readReturned(file, { targets, headings, frame });
  const blocks = blockTexts(now);
  return {
    resolutionId: resolution.id,
    fileName: filename,
    sentOn: version.sentOn,
    changes: reading.changes.slice(0, REVIEW_LIMITS.changes).map((change) => ({
      ...change,
      meets: meets(change, blocks.get(change.clauseId ?? '')?.text),
      toMarker: blocks.get(change.intoId ?? change.afterId ?? '')?.marker ?? '',
    })),
    remarks: reading.remarks.slice(0, REVIEW_LIMITS.ofLink),
    unplaced: [
      ...reading.unplaced.slice(0, 300),
      // Nothing is dropped silently: what is over the limit is told as not placed.
      ...reading.changes.slice(REVIEW_LIMITS.changes).map((change) => ({
        why: 'unknown' as const,
        words: change.text || change.base,
        author: change.authors.join(', '),
      })),
    ],
  };
}

function likest<V extends { text: FrozenText }>(file: ReturnedFile, versions: readonly V[]): V {
  const scored = versions.map((one) => ({ one, score: likeness(file, targetsOf(one.text).targets) }));
  return (scored.sort((a, b) => b.score - a.score)[0] as { one: V }).one;
}
