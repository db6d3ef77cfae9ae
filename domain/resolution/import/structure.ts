/**
 * A printed resolution → its structure (the form of ImportedResolution): its head, then what it asks of whom (reader.ts).
 * A paper that is no resolution yields nothing to recommend (DC50–DC62).
 */
import { blank, noResolution } from './blank.ts';
import { bindsSomebody, decidedParts, EXTRACT } from './extract.ts';
import { formal } from './formal.ts';
import { readHead } from './head.ts';
import type { ImportedResolution } from './imported.ts';
import { paragraphs } from './paragraphs.ts';
import { Reader } from './reader.ts';

export function structureResolution(lines: readonly string[]): ImportedResolution {
  const all = paragraphs(lines);
  const head = readHead(all);
  if (!head.resolution && !formal(all)) return noResolution(head, all);
  const result = blank(head, all);
  const body = head.resolution ? all.slice(head.next) : all;
  const { told, decided } = head.documentType === EXTRACT ? decidedParts(body) : { told: [], decided: body };
  const reader = new Reader(result, decided, head.to);
  for (const paragraph of head.unplaced) reader.leave(paragraph);
  reader.run();
  result.preamble.unshift(...told.map(({ marker, text }) => ({ marker: marker?.text ?? null, text })));
  return head.documentType === EXTRACT && !bindsSomebody(result) ? noResolution(head, all) : result;
}
