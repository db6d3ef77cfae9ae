/**
 * Where a remark stands in the living text. Words are held by two relative positions of Yjs, so that typing before and
 * inside them changes nothing; where their characters are gone (a clause cut, merged, restored) they are looked for in
 * the clauses that took them over. Pure: every replica finds the same place in the same text.
 */

import type { BodyPoint } from '../resolution/body.ts';
import type { Block, DraftSnapshot } from '../resolution/draft.ts';
import { aliveBlocks, heirOf } from '../resolution/layout.ts';
import { type Body, bodyText, paragraphText } from '../resolution/model.ts';
import { isElement, isFragment, isMap, isText, type YDoc, type YLib, type YXml } from '../resolution/ylib.ts';
import { exactPlace, likelyPlace, quoteOf, type Span } from './quote.ts';
import { rangesOf } from './ranges.ts';

/** Yjs with its relative positions; the real one satisfies it. */
export interface PlaceLib extends YLib {
  createRelativePositionFromTypeIndex(type: never, index: number, assoc?: number): unknown;
  relativePositionToJSON(position: never): unknown;
  createRelativePositionFromJSON(json: unknown): unknown;
  createAbsolutePositionFromRelativePosition(
    position: never,
    doc: never,
  ): { type: unknown; index: number } | null;
}

/** Kept with the remark: both ends as JSON of relative positions, and what stood on both sides. */
export type Anchor = { from: unknown; to: unknown; before: string; after: string };
export type Anchored = { clauseId: string | null; quote: string; anchor: Anchor | null };

/** `clauseId` null: the whole text, or `gone`. `words` are characters of the clause's visible text. */
export type RemarkPlace = {
  clauseId: string | null;
  words: Span | null;
  text: string;
  gone: boolean;
};

function offsetOf(body: Body, point: BodyPoint): number {
  let start = 0;
  for (const [block, paragraph] of body.entries()) {
    if (block === point.block) return start + point.offset;
    const text = paragraphText(paragraph);
    if (text.trim() !== '') start += text.length + 1;
  }
  return start;
}

function bodyOfBlock(lib: YLib, doc: YDoc, id: string): YXml | null {
  const entry = doc.getMap('blocks').get(id);
  const body = isMap(lib, entry) ? entry.get('body') : null;
  return isFragment(lib, body) ? body : null;
}

/** Every text of a body with the point at which it begins; an element without texts inside counts one. */
function textsOf(lib: YLib, body: YXml): { type: unknown; length: number; at: BodyPoint }[] {
  return body.toArray().flatMap((paragraph, block) => {
    if (!isElement(lib, paragraph)) return [];
    let offset = 0;
    return paragraph.toArray().flatMap((child) => {
      const at = { block, offset };
      const text = isText(lib, child);
      offset += text ? child.length : 1;
      return text ? [{ type: child, length: child.length, at }] : [];
    });
  });
}

/** The anchor of words that stand in a clause now; null where they hold on to no text. */
export function anchorOf(lib: PlaceLib, doc: YDoc, block: Block, span: Span): Anchor | null {
  const fragment = bodyOfBlock(lib, doc, block.id);
  const ranges = rangesOf(block.body, span);
  const [first, last] = [ranges[0], ranges.at(-1)];
  if (!fragment || !first || !last) return null;
  const texts = textsOf(lib, fragment);
  const json = (at: BodyPoint, assoc: number) => {
    const holds = texts.filter(({ at: { block: b, offset }, length }) => {
      const inside = at.offset - offset;
      return b === at.block && (assoc < 0 ? inside > 0 && inside <= length : inside >= 0 && inside < length);
    })[0];
    if (!holds) return null;
    const position = lib.createRelativePositionFromTypeIndex(
      holds.type as never,
      at.offset - holds.at.offset,
      assoc,
    );
    return lib.relativePositionToJSON(position as never);
  };
  // Each end holds on to its own letter: what is typed beside the words is not theirs, what is typed inside is.
  const from = json({ block: first.block, offset: first.from }, 0);
  const to = json({ block: last.block, offset: last.to }, -1);
  const { before, after } = quoteOf(bodyText(block.body), span);
  return from === null || to === null ? null : { from, to, before, after };
}

function spanOf(lib: PlaceLib, doc: YDoc, block: Block, anchor: Anchor): Span | null {
  const fragment = bodyOfBlock(lib, doc, block.id);
  if (!fragment) return null;
  const texts = textsOf(lib, fragment);
  const offset = (json: unknown): number | null => {
    try {
      const position = lib.createRelativePositionFromJSON(json);
      const place = lib.createAbsolutePositionFromRelativePosition(position as never, doc as never);
      const text = place && texts.find(({ type }) => type === place.type);
      if (!place || !text) return null;
      return offsetOf(block.body, { block: text.at.block, offset: text.at.offset + place.index });
    } catch {
      return null;
    }
  };
  const [from, to] = [offset(anchor.from), offset(anchor.to)];
  return from === null || to === null || bodyText(block.body).slice(from, to).trim() === ''
    ? null
    : { from, to };
}

/** Living clauses that may have taken text over from this one: cut off it, merged with it, and so on. */
function lineOf({ snapshot: { blocks }, byId, alive }: Reading, id: string): Block[] {
  const line = new Set([id]);
  for (let size = 0; size !== line.size; ) {
    size = line.size;
    for (const { id: heir, splitFrom, mergedFrom } of blocks)
      if ((splitFrom !== null && line.has(splitFrom)) || mergedFrom.some((one) => line.has(one)))
        line.add(heir);
    for (const member of line) {
      const into = byId.get(member)?.end?.into;
      if (into && byId.has(into)) line.add(into);
    }
  }
  return [...line].filter((member) => alive.has(member)).map((member) => byId.get(member) as Block);
}

export type Reading = {
  lib: PlaceLib;
  /** Null where only the snapshot is at hand: then the words alone are looked for. */
  doc: YDoc | null;
  snapshot: Pick<DraftSnapshot, 'blocks'>;
  byId: ReadonlyMap<string, Block>;
  alive: ReadonlySet<string>;
};

export function readingOf(lib: PlaceLib, doc: YDoc | null, snapshot: Pick<DraftSnapshot, 'blocks'>): Reading {
  const byId = new Map(snapshot.blocks.map((block) => [block.id, block]));
  return { lib, doc, snapshot, byId, alive: aliveBlocks(snapshot) };
}

const at = (block: Block, words: Span): RemarkPlace => ({
  clauseId: block.id,
  words,
  text: bodyText(block.body).slice(words.from, words.to),
  gone: false,
});

export function placeOf(reading: Reading, { clauseId, quote, anchor }: Anchored): RemarkPlace {
  if (clauseId === null) return { clauseId: null, words: null, text: '', gone: false };
  const { lib, doc, snapshot, byId, alive } = reading;
  const own = byId.get(clauseId);
  const heirId = own ? (alive.has(clauseId) ? clauseId : heirOf(snapshot, clauseId)) : null;
  const home = heirId === null ? undefined : byId.get(heirId);
  const unplaced = { clauseId: home?.id ?? null, words: null, text: '' };
  if (!own || quote === '') return { ...unplaced, gone: home === undefined };

  const span = doc && anchor ? spanOf(lib, doc, own, anchor) : null;
  if (span && home === own) return at(own, span);
  // A merged clause keeps its text: there the words stand as they were last. Else as they were at first.
  const first = { words: quote, before: anchor?.before ?? '', after: anchor?.after ?? '' };
  const known = span ? [quoteOf(bodyText(own.body), span), first] : [first];
  const line = lineOf(reading, clauseId);
  type Found = (Span & { block: Block; worth: number }) | null;
  const search = (
    blocks: readonly Block[],
    find: (text: string) => (Span & { worth: number }) | null,
  ): Found => {
    let best: Found = null;
    for (const block of blocks) {
      const found = find(bodyText(block.body));
      if (found && found.worth > (best?.worth ?? -1)) best = { block, ...found };
    }
    return best;
  };
  // In their own clause they were deleted letter by letter: what resembles them there is something else.
  const others = line.filter((block) => block !== own);
  const found =
    known.reduce<Found>((hit, words) => hit ?? search(line, (text) => exactPlace(text, words)), null) ??
    known.reduce<Found>((hit, { words }) => hit ?? search(others, (text) => likelyPlace(text, words)), null);
  return found ? at(found.block, found) : { ...unplaced, gone: true };
}
