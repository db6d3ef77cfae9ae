/**
 * A printed resolution that somebody has read over: its clauses into the forum's draft, or the whole as adopted in its
 * time, straight to the board. Printed marks and words stay those of the paper.
 */
import * as Y from 'yjs';
import { refuse } from '#domain/errors.ts';
import { rulesOf } from '#domain/forum/rules-schema.ts';
import { canonicalText, type FrozenText, freeze, zFrozen } from '#domain/resolution/freeze.ts';
import { zImportAdopted, zImportDraft } from '#domain/resolution/import/schema.ts';
import { type Settled, writeGroups, writePaper } from '#domain/resolution/import/settle.ts';
import type { Tool } from '#domain/resolution/operations.ts';
import { canHoldPen, canKeepPaper, canReadDraft } from '#domain/resolution/permissions.ts';
import { readDraft } from '#domain/resolution/read.ts';
import { type Cx, defineCommand } from '../command.ts';
import { rawSql } from '../db.ts';
import { type Access, forumAccess } from '../forum/access.ts';
import { sha256 } from '../ids.ts';
import { generateRecommendations } from '../recommendation/access.ts';
import { keysOf } from './access.ts';
import { insertAdopted, insertFrozen, insertResolution, queueAtForum, resolutionsOf } from './repository.ts';

function toolOf(cx: Cx, doc: Y.Doc): Tool {
  return { Y: Y as unknown as Tool['Y'], doc, newId: () => cx.id(), random: Math.random };
}

/** The paper as a document of its own, with the mark each clause has in print. */
function written(cx: Cx, paper: Settled): { doc: Y.Doc; printed: Map<string, string> } {
  const doc = new Y.Doc();
  const tool = toolOf(cx, doc);
  return { doc, printed: doc.transact(() => writePaper(tool, paper)) };
}

async function load(cx: Cx, { forumId }: { forumId: string }): Promise<Access> {
  const access = await forumAccess(cx.tx, cx.actor, forumId);
  if (!canReadDraft(access.viewer)) refuse('not_found');
  return access;
}

async function made(cx: Cx, { forum }: Access, doc: Y.Doc, state: 'drafting' | 'adopted', number: number) {
  const row = { id: cx.id(), draftId: cx.id(), forumId: forum.id, number };
  await cx.services.drafting.create(rawSql(cx.tx), {
    id: row.draftId,
    kind: 'resolution',
    initial: Y.encodeStateAsUpdate(doc),
    accountId: cx.actor!.accountId,
  });
  const penMode = rulesOf(forum.preset, forum.rules).pen;
  const resolution = { ...row, title: forum.name, penMode, state, createdAt: cx.now };
  await insertResolution(cx.tx, resolution);
  return resolution;
}

export const importDraft = defineCommand({
  name: 'resolution.importDraft',
  input: zImportDraft,
  load,
  permit: (_actor, { viewer }) => canHoldPen(viewer),
  async run(cx, { paper }, access) {
    const { forum } = access;
    await queueAtForum(cx.tx, forum.id);
    const known = (await resolutionsOf(cx.tx, forum.id)).at(-1);
    if (known && known.state !== 'drafting') refuse('frozen');
    const clauses = paper.groups.reduce((sum, { items }) => sum + items.length, 0);
    if (known) {
      await cx.services.drafting.transact(known.draftId, cx.actor!.accountId, (doc) => {
        writeGroups(toolOf(cx, doc), paper);
      });
    }
    const { id, draftId } = known ?? (await made(cx, access, written(cx, paper).doc, 'drafting', 1));
    cx.record({
      stream: forum.id,
      noun: 'resolution',
      nounId: id,
      type: known ? 'resolution.clauses_imported' : 'resolution.created',
      data: { draftId, clauses, imported: true },
    });
    cx.touch(...keysOf(forum.id));
    return { id, draftId, clauses };
  },
});

/** «Уже принята»: no vote of ours stands behind it, and it says so. Never beside a text that is still being written. */
export const importAdopted = defineCommand({
  name: 'resolution.importAdopted',
  input: zImportAdopted,
  load,
  permit: (_actor, { viewer }) => canKeepPaper(viewer),
  async run(cx, { paper, number, adoptedOn, votes }, access) {
    const { forum } = access;
    await queueAtForum(cx.tx, forum.id);
    const before = await resolutionsOf(cx.tx, forum.id);
    if (before.some(({ state }) => state !== 'adopted')) refuse('resolution/beside_draft');
    const { doc, printed } = written(cx, paper);
    const frozen = asPrinted(freeze(readDraft(Y, doc)), printed);
    const canonical = canonicalText(zFrozen.parse(frozen));
    const hash = sha256(canonical);
    const resolution = await made(cx, access, doc, 'adopted', (before.at(-1)?.number ?? 0) + 1);
    const frozenRow = {
      id: cx.id(),
      resolutionId: resolution.id,
      version: 1,
      draftSeq: 1,
      canonical,
      sha256: hash,
      frozenBy: cx.actor?.accountId ?? null,
      frozenAt: cx.now,
    };
    await insertFrozen(cx.tx, frozenRow);
    const adopted = {
      id: cx.id(),
      resolutionId: resolution.id,
      forumId: forum.id,
      frozenTextId: frozenRow.id,
      voteId: null,
      number: number || String(resolution.number),
      adoptedOn,
      canonical,
      sha256: hash,
      result: votes ? { ...votes } : {},
      createdAt: cx.now,
    };
    await insertAdopted(cx.tx, adopted, {});
    const facts = { stream: forum.id, data: { sha256: hash, resolutionId: resolution.id, imported: true } };
    cx.record({ ...facts, noun: 'frozen_text', nounId: frozenRow.id, type: 'frozen_text.frozen' });
    cx.record({ ...facts, noun: 'adopted_text', nounId: adopted.id, type: 'adopted_text.adopted' });
    const { count } = await generateRecommendations(cx, {
      forum,
      resolution,
      adoptedText: adopted,
      frozen,
    });
    cx.touch(...keysOf(forum.id), `forum:${forum.id}:board`);
    return { resolutionId: resolution.id, adoptedTextId: adopted.id, number: adopted.number, count };
  },
});

/** The marks of the print, where ours would count otherwise («1)» twice). */
function asPrinted(frozen: FrozenText, printed: ReadonlyMap<string, string>): FrozenText {
  return {
    ...frozen,
    sections: frozen.sections.map((section) =>
      section.type === 'group'
        ? {
            ...section,
            clauses: section.clauses.map((clause) => ({
              ...clause,
              marker: printed.get(clause.id) ?? clause.marker,
            })),
          }
        : section,
    ),
  };
}
