/**
 * The board's door for other nouns: an adopted text becomes rows, once. Wording and baseline are written here and by
 * `split` alone; a trigger of the database refuses every later change.
 */
import { type PlannedRow, planOf } from '#domain/recommendation/plan.ts';
import { planOfSteps, type StepView, stepsFor } from '#domain/recommendation/steps.ts';
import type { FrozenText } from '#domain/resolution/freeze.ts';
import type { Cx } from '../command.ts';
import type { DbOrTx, Tx } from '../db.ts';
import { sha256 } from '../ids.ts';
import {
  type AddresseeRow,
  addresseeById,
  directoryOf,
  findByName,
  insertAddressee,
  insertCircle,
  lockDirectory,
  postOf,
  schoolsOfCircle,
  schoolsOfForum,
} from './directory-repository.ts';
import { keepFile } from './files.ts';
import { answerIdsOfLetter, linkById, setLetterFile } from './letter-repository.ts';
import {
  addresseeIdsOf,
  attachFiles,
  boardRecords,
  countOfText,
  insertAddressees,
  insertRows,
  lockRows,
  type NewRow,
  nextNumber,
  resolutionsWithRows,
  rowById,
} from './repository.ts';
import { stepsOf } from './step-repository.ts';
import { tracksOfProposals } from './trail-repository.ts';

export type GenerateInput = {
  forum: { id: string; bodyId: string | null };
  resolution: { id: string };
  adoptedText: { id: string; adoptedOn: string };
  frozen: FrozenText;
};

/** One row per clause × addressee; a text that has its rows already is left alone. Answers how many there are. */
export async function generateRecommendations(cx: Cx, input: GenerateInput): Promise<{ count: number }> {
  const { forum, resolution, adoptedText, frozen } = input;
  const first = await nextNumber(cx.tx, forum.id);
  const known = await countOfText(cx.tx, adoptedText.id);
  if (known > 0) return { count: known };
  await lockDirectory(cx.tx);
  const directory = await directoryOf(cx.tx, forum);
  const circles = new Set(directory.filter((a) => a.kind === 'circle').map((a) => a.id));
  const plan = planOf(frozen, adoptedText.adoptedOn, circles);
  const resolveAddressee = addresseeFinder(cx, forum, directory);
  const tracks = await tracksOfProposals(cx.tx, forum.id, [...new Set(plan.flatMap((row) => row.proposals))]);
  const rows: NewRow[] = [];
  const addressees = new Map<string, readonly string[]>();
  for (const [at, planned] of plan.entries()) {
    const ids: string[] = [];
    for (const one of planned.addressees) {
      const id = await resolveAddressee(one, planned.kind === 'circle');
      if (!ids.includes(id)) ids.push(id);
    }
    const row = rowOf(cx, input, planned, first + at);
    const owner = planned.ownerText && ids[0] ? await postOf(cx.tx, ids[0], planned.ownerText) : undefined;
    const titles = planned.proposals.flatMap((id) => tracks.get(id) ?? []);
    rows.push({ ...row, ownerPostId: owner?.id ?? null, tracks: [...new Set(titles)] });
    addressees.set(row.id, ids);
    cx.record({
      stream: forum.id,
      noun: 'recommendation',
      nounId: row.id,
      type: 'recommendation.generated',
      data: {
        number: row.number,
        clauseId: planned.clauseId,
        resolutionId: resolution.id,
        adoptedTextId: adoptedText.id,
        addresseeIds: ids,
        baselineDue: planned.due,
        textSha256: sha256(planned.text),
      },
    });
  }
  await insertRows(cx.tx, rows);
  await insertAddressees(cx.tx, addressees);
  cx.touch(`forum:${forum.id}:board`);
  return { count: rows.length };
}

function rowOf(cx: Cx, input: GenerateInput, planned: PlannedRow, number: number): NewRow & { id: string } {
  return {
    id: cx.id(),
    forumId: input.forum.id,
    resolutionId: input.resolution.id,
    adoptedTextId: input.adoptedText.id,
    clauseId: planned.clauseId,
    number,
    marker: planned.marker,
    text: planned.text,
    kind: planned.kind,
    ownerText: planned.ownerText,
    deadlineText: planned.deadlineText,
    deadlinePrecision: planned.deadlinePrecision,
    baselineDue: planned.due,
    currentDue: planned.due,
    createdAt: cx.now,
  };
}

/**
 * A body is found by its name or made; a circle is the schools on the forum's list, so one with other schools under the
 * same name is another circle, and last year's «18 из 28» stays what it was.
 */
export function addresseeFinder(
  cx: Cx,
  forum: { id: string; bodyId: string | null },
  directory: AddresseeRow[],
): (named: { name: string; directoryId: string | null }, circle: boolean) => Promise<string> {
  const made = new Map<string, string>();
  return async ({ name, directoryId }, circle) => {
    const memo = `${circle ? 'circle' : 'body'}:${directoryId ?? name.toLowerCase()}`;
    const before = made.get(memo);
    if (before) return before;
    const schools = circle ? await schoolsOfForum(cx.tx, forum.id) : [];
    const kin = directory.filter((row) => (row.kind === 'circle') === circle);
    const found = kin.find((row) => row.id === directoryId) ?? findByName(kin, name);
    let id = found?.id;
    if (circle && found) {
      const same = kin.filter((row) => row === found || row.dative.toLowerCase() === name.toLowerCase());
      id = undefined;
      for (const row of same) {
        if ((await schoolsOfCircle(cx.tx, row.id)).join() === schools.join()) id = row.id;
      }
    }
    if (!id) {
      id = cx.id();
      const row = {
        id,
        bodyId: forum.bodyId,
        forumId: forum.id,
        kind: circle ? ('circle' as const) : ('organisation' as const),
        name: found?.name ?? name,
        dative: found?.dative ?? name,
        createdAt: cx.now,
      };
      await insertAddressee(cx.tx, row);
      if (circle) await insertCircle(cx.tx, id, schools);
      cx.record({
        stream: forum.id,
        noun: 'addressee',
        nounId: id,
        type: 'addressee.made',
        data: { kind: row.kind, schools: schools.length },
      });
    }
    made.set(memo, id);
    return id;
  };
}

/** A whole board as records, for nouns that report on it. */
export async function boardOf(
  db: DbOrTx,
  forum: { id: string; timeZone: string },
  asOf: string,
  limit: number,
) {
  const [records, resolutions] = [
    await boardRecords(db, { forumId: forum.id, limit }, asOf, forum.timeZone),
    await resolutionsWithRows(db, forum.id),
  ];
  return {
    records,
    resolutions: resolutions.map(({ number, title, adoptedOn }) => ({ number, title, adoptedOn })),
  };
}

/** One row of this board with the names of its addressees; undefined when it stands on another. */
export async function rowOfBoard(db: DbOrTx, forumId: string, recommendationId: string) {
  const row = await rowById(db, recommendationId);
  if (row?.forumId !== forumId) return undefined;
  const addressees: string[] = [];
  for (const id of await addresseeIdsOf(db, row.id)) {
    const one = await addresseeById(db, id);
    if (one) addressees.push(one.dative);
  }
  return { id: row.id, text: row.text, ownerText: row.ownerText, addressees };
}

/** Plans told by the addressees of these rows, as far as the reader of the rows may know them. */
export async function plansOf(
  db: DbOrTx,
  ids: readonly string[],
  timeZone: string,
  keeper: boolean,
): Promise<(id: string) => Omit<StepView, 'id'>[]> {
  const told = await stepsOf(db, ids, timeZone);
  return (id) => planOfSteps(told.get(id) ?? [], stepsFor(keeper)).map(({ id: _, ...step }) => step);
}

/** For mail that answers a letter: the link whose address it was sent to. */
export const answerLinkById = linkById;
export const keepEvidence = keepFile;

/** The first file is the letter's own, the others go with its answers. */
export async function filesToLetter(tx: Tx, letterId: string, fileIds: readonly string[]): Promise<void> {
  const [scan, ...more] = fileIds;
  if (scan) await setLetterFile(tx, letterId, scan);
  const answers = await answerIdsOfLetter(tx, letterId);
  await attachFiles(
    tx,
    answers.flatMap((answerId) => more.map((fileId) => ({ answerId, fileId }))),
  );
}

export type LockedRow = { number: number; version: number; resolutionId: string; leadId: string | null };

/** Rows of this board, locked, with who answers for each; those of another board are not in it. */
export async function lockOfBoard(
  tx: Tx,
  forumId: string,
  ids: readonly string[],
): Promise<Map<string, LockedRow>> {
  const found = new Map<string, LockedRow>();
  for (const row of await lockRows(tx, ids)) {
    if (row.forumId !== forumId) continue;
    const { number, version, resolutionId } = row;
    found.set(row.id, {
      number,
      version,
      resolutionId,
      leadId: (await addresseeIdsOf(tx, row.id))[0] ?? null,
    });
  }
  return found;
}
