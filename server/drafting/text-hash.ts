/**
 * A hash of what a document says, independent of how its structs are split: two replicas with equal content have equal
 * hashes. Used to verify a snapshot before log rows go.
 */
import { createHash } from 'node:crypto';
import * as Y from 'yjs';

export function textHash(doc: Y.Doc): string {
  const hash = createHash('sha256');
  for (const name of [...doc.share.keys()].sort()) {
    const parts: string[] = [];
    walk(doc.share.get(name) as Y.AbstractType<unknown>, parts);
    if (parts.length > 0) hash.update(`\u0001${name}\u0002`).update(parts.join(''));
  }
  return hash.digest('hex');
}

function walk(type: Y.AbstractType<unknown>, out: string[]): void {
  if (type instanceof Y.XmlElement) out.push(`\u0003${type.nodeName}`);
  for (const key of [...type._map.keys()].sort()) {
    const item = type._map.get(key)!;
    if (!item.deleted) {
      out.push(`\u0004${key}\u0005`);
      content(item, out);
    }
  }
  for (let item: Y.Item | null = type._start; item !== null; item = item.right) {
    if (!item.deleted) content(item, out);
  }
}

function content(item: Y.Item, out: string[]): void {
  const value = item.content as unknown;
  if (value instanceof Y.ContentString) out.push(value.str);
  else if (value instanceof Y.ContentType) {
    out.push('\u0006');
    walk(value.type as Y.AbstractType<unknown>, out);
    out.push('\u0007');
  } else if (value instanceof Y.ContentFormat)
    out.push(`\u0008${value.key}=${JSON.stringify(value.value)}\u0008`);
  else if (value instanceof Y.ContentBinary) out.push(Buffer.from(value.content).toString('base64'));
  else for (const part of item.content.getContent()) out.push(`\u000e${JSON.stringify(part) ?? 'undefined'}`);
}
