/** What the keys and buttons of the notes do. Lists are one level deep: notes of an hour need no outline. */
import { setBlockType } from 'prosemirror-commands';
import { type Command, TextSelection } from 'prosemirror-state';
import { notesSchema } from './schema.ts';

const { paragraph, heading, bulletList, listItem } = notesSchema.nodes;

function inList(state: Parameters<Command>[0]): number | null {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) if ($from.node(depth).type === listItem) return depth;
  return null;
}

export const toggleHeading: Command = (state, dispatch) => {
  const isHeading = state.selection.$from.parent.type === heading;
  return setBlockType(isHeading ? paragraph! : heading!, isHeading ? null : { level: 2 })(state, dispatch);
};

/** The paragraph under the caret becomes an item, an item becomes a paragraph again. */
export const toggleBullets: Command = (state, dispatch) => {
  const depth = inList(state);
  const { $from } = state.selection;
  if (depth !== null) return leaveList(state, dispatch);
  if ($from.depth !== 1) return false;
  if (dispatch) {
    const from = $from.before(1);
    const block = $from.parent;
    const item = listItem!.create(null, paragraph!.create(null, block.content));
    const tr = state.tr.replaceWith(from, from + block.nodeSize, bulletList!.create(null, item));
    tr.setSelection(TextSelection.near(tr.doc.resolve(from + 3 + $from.parentOffset)));
    dispatch(tr.scrollIntoView());
  }
  return true;
};

const leaveList: Command = (state, dispatch) => {
  const depth = inList(state);
  if (depth === null) return false;
  const { $from } = state.selection;
  const list = $from.node(depth - 1);
  const at = $from.index(depth - 1);
  const before = list.content.cut(0, offsetOf(list, at));
  const after = list.content.cut(offsetOf(list, at + 1));
  if (dispatch) {
    const from = $from.before(depth - 1);
    const parts = [
      ...(before.size > 0 ? [bulletList!.create(null, before)] : []),
      ...$from.node(depth).children,
      ...(after.size > 0 ? [bulletList!.create(null, after)] : []),
    ];
    const tr = state.tr.replaceWith(from, from + list.nodeSize, parts);
    const start = from + (before.size > 0 ? before.size + 2 : 0);
    tr.setSelection(
      TextSelection.near(tr.doc.resolve(Math.min(start + 1 + $from.parentOffset, tr.doc.content.size))),
    );
    dispatch(tr.scrollIntoView());
  }
  return true;
};

function offsetOf(list: { child(i: number): { nodeSize: number } }, index: number): number {
  let offset = 0;
  for (let i = 0; i < index; i += 1) offset += list.child(i).nodeSize;
  return offset;
}

/** Enter makes the next item; in an empty one it leaves the list. */
export const splitItem: Command = (state, dispatch) => {
  const depth = inList(state);
  if (depth === null) return false;
  const { $from } = state.selection;
  if ($from.parent.content.size === 0) return leaveList(state, dispatch);
  if (dispatch) {
    const tr = state.tr.deleteSelection();
    tr.split(tr.selection.from, $from.depth - depth + 1);
    dispatch(tr.scrollIntoView());
  }
  return true;
};
