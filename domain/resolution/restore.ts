/**
 * Making the living text say again what an older version said. It is an edit like any other: blocks come back by their
 * ids, words are changed one by one where that is possible, what came since becomes a tombstone. Nothing is destroyed,
 * so that what others type meanwhile stays in the text or is offered as a late edit.
 */
import { editsBetween } from '../amendment/words.ts';
import { appendBody, cutBody, readBody } from './body.ts';
import { editBody } from './body-edit.ts';
import { BLOCK_DEFAULTS, type Block, type DraftSnapshot, MERGED_KEY, PROPOSAL_KEY } from './draft.ts';
import { layout } from './layout.ts';
import { type Body, bodyText } from './model.ts';
import {
  addBlock,
  addGroup,
  deleteBlock,
  restoreBlock,
  setFields,
  setGroupFields,
  setMeta,
  type Tool,
} from './operations.ts';
import { readDraft } from './read.ts';
import { isFragment, isMap } from './ylib.ts';

const FIELDS = Object.keys(BLOCK_DEFAULTS).filter((key) => key !== 'end') as Exclude<
  keyof typeof BLOCK_DEFAULTS,
  'end'
>[];
const visible = (body: Body) => JSON.stringify(body.filter(({ content }) => content.length > 0));

function restoreBody(tool: Tool, id: string, body: Body): void {
  const entry = tool.doc.getMap('blocks').get(id);
  const fragment = isMap(tool.Y, entry) ? entry.get('body') : null;
  if (!isFragment(tool.Y, fragment)) return;
  const present = () => readBody(tool.Y, fragment);
  if (visible(present()) === visible(body)) return;
  const [now, then] = [bodyText(present()), bodyText(body)];
  if (
    now !== then &&
    editBody(tool.Y, fragment, editsBetween(now, then)) &&
    visible(present()) === visible(body)
  )
    return;
  // Other marks, other paragraphs: its characters go and the former ones come.
  cutBody(tool.Y, fragment, { block: 0, offset: 0 });
  appendBody(tool.Y, fragment, body, '');
}

function restoreLinks(tool: Tool, block: Block): void {
  const entry = tool.doc.getMap('blocks').get(block.id);
  if (!isMap(tool.Y, entry)) return;
  const wanted = new Set([
    ...block.proposals.map((id) => PROPOSAL_KEY + id),
    ...block.mergedFrom.map((id) => MERGED_KEY + id),
  ]);
  for (const key of [...entry.keys()])
    if ((key.startsWith(PROPOSAL_KEY) || key.startsWith(MERGED_KEY)) && !wanted.has(key)) entry.delete(key);
  for (const key of wanted) if (!entry.has(key)) entry.set(key, true);
}

/** Returns how many blocks it touched; 0: the text says all this already. */
export function restoreTo(tool: Tool, version: DraftSnapshot): number {
  return tool.doc.transact(() => {
    const now = readDraft(tool.Y, tool.doc);
    const [standing, wanted] = [layout(now).alive, layout(version).alive];
    const known = new Map(now.blocks.map((block) => [block.id, block]));
    const touched = new Set<string>();
    const { schemaVersion: _, ...meta } = version.meta;
    setMeta(tool, meta);
    for (const { id, ...fields } of version.groups) {
      if (now.groups.some((group) => group.id === id)) setGroupFields(tool, id, fields);
      else {
        const { pos, deleted, ...rest } = fields;
        addGroup(tool, { id, ...rest });
        setGroupFields(tool, id, { pos, deleted });
      }
    }
    for (const group of now.groups)
      if (!version.groups.some(({ id }) => id === group.id))
        setGroupFields(tool, group.id, { deleted: true });
    for (const block of version.blocks) {
      if (!wanted.has(block.id)) continue;
      const before = known.get(block.id);
      if (!before) addBlock(tool, { id: block.id, kind: block.kind, body: block.body });
      if (before?.end) restoreBlock(tool, block.id);
      const fields = Object.fromEntries(FIELDS.map((key) => [key, block[key]]));
      setFields(tool, block.id, fields);
      restoreBody(tool, block.id, block.body);
      restoreLinks(tool, block);
      if (
        !before ||
        before.end ||
        JSON.stringify({ ...before, body: visible(before.body) }) !==
          JSON.stringify({ ...block, body: visible(block.body) })
      )
        touched.add(block.id);
    }
    for (const id of standing) {
      if (wanted.has(id)) continue;
      touched.add(id);
      // In a ring of mutual merges one stands although it has an end.
      if (!deleteBlock(tool, id) && restoreBlock(tool, id)) deleteBlock(tool, id);
      const end = version.blocks.find((block) => block.id === id)?.end;
      const entry = tool.doc.getMap('blocks').get(id);
      if (end?.how !== 'merged' || !isMap(tool.Y, entry)) continue;
      // It was merged then: it is again, with the text it has now.
      entry.set('end', { ...end, text: (entry.get('end') as typeof end).text });
    }
    return touched.size;
  }, tool.origin);
}
