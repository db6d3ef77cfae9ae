/**
 * Keys of the small editor. At the edges of a block they become gestures of the sheet: Enter makes the next clause or
 * splits, Backspace and Delete merge, arrows walk to the neighbour, Alt with arrows moves the block.
 */
import { chainCommands, deleteSelection, toggleMark } from 'prosemirror-commands';
import { keydownHandler } from 'prosemirror-keymap';
import { type Command, type EditorState, Plugin, TextSelection } from 'prosemirror-state';
import type { BodyPoint } from '#domain/resolution/body.ts';
import { bodySchema } from '#domain/resolution/prose.ts';
import { pointAt } from './caret.ts';

export interface Gestures {
  /** Enter at a point; `atEnd` and `atStart` tell whether anything stands behind or before it. */
  enter(at: BodyPoint, where: { atStart: boolean; atEnd: boolean; glue: string }): void;
  mergeBack(): boolean;
  mergeForward(): boolean;
  leave(direction: 'up' | 'down' | 'out'): boolean;
  move(direction: 'up' | 'down'): void;
  level(change: 1 | -1): void;
  undo(): void;
  redo(): void;
  link(): void;
  panel(): void;
}

const always =
  (work: () => void): Command =>
  (_, dispatch) => {
    if (dispatch) work();
    return true;
  };

/** Nothing visible before, or after, the caret. */
export function edges(state: EditorState): { atStart: boolean; atEnd: boolean } {
  const { from, to } = state.selection;
  const size = state.doc.content.size;
  return {
    atStart: state.doc.textBetween(0, from, '\n', '\n').trim() === '',
    atEnd: state.doc.textBetween(to, size, '\n', '\n').trim() === '',
  };
}

const hardBreak: Command = (state, dispatch) => {
  const node = bodySchema.nodes.hard_break?.create();
  if (node) dispatch?.(state.tr.replaceSelectionWith(node).scrollIntoView());
  return true;
};

/** All of this block; a TextSelection, so that deleting it keeps the paragraph others may type in. */
const selectAll: Command = (state, dispatch) => {
  dispatch?.(
    state.tr.setSelection(
      TextSelection.between(state.doc.resolve(0), state.doc.resolve(state.doc.content.size)),
    ),
  );
  return true;
};

export function gesturePlugin(gestures: Gestures): Plugin {
  const enter: Command = (state, dispatch, view) => {
    if (!dispatch || !view) return true;
    if (!state.selection.empty) deleteSelection(state, dispatch);
    const now = view.state;
    const { from } = now.selection;
    const before = now.doc.textBetween(Math.max(0, from - 1), from, ' ', ' ');
    const after = now.doc.textBetween(from, Math.min(now.doc.content.size, from + 1), ' ', ' ');
    gestures.enter(pointAt(now.doc, from), {
      ...edges(now),
      glue: after === ' ' && before !== ' ' ? ' ' : '',
    });
    return true;
  };
  const atEdge =
    (edge: 'atStart' | 'atEnd', work: () => boolean): Command =>
    (state, dispatch) => {
      const { selection } = state;
      const inFirst = edge === 'atStart' ? selection.$from.parentOffset === 0 : true;
      if (!selection.empty || !edges(state)[edge] || !inFirst) return false;
      return dispatch ? work() : true;
    };
  const walk =
    (direction: 'up' | 'down'): Command =>
    (state, dispatch, view) => {
      if (!state.selection.empty || !view) return false;
      const index = state.selection.$from.index(0);
      const outer = direction === 'up' ? index === 0 : index === state.doc.childCount - 1;
      if (!outer || !view.endOfTextblock(direction)) return false;
      return dispatch ? gestures.leave(direction) : true;
    };
  const mark = (name: string) => {
    const type = bodySchema.marks[name];
    return type ? toggleMark(type) : () => false;
  };
  const handle = keydownHandler({
    Enter: enter,
    'Shift-Enter': hardBreak,
    Backspace: atEdge('atStart', () => gestures.mergeBack()),
    Delete: atEdge('atEnd', () => gestures.mergeForward()),
    ArrowUp: walk('up'),
    ArrowDown: walk('down'),
    Escape: (_, dispatch) => (dispatch ? gestures.leave('out') : true),
    'Alt-ArrowUp': always(() => gestures.move('up')),
    'Alt-ArrowDown': always(() => gestures.move('down')),
    'Alt-Enter': always(() => gestures.panel()),
    'Mod-]': always(() => gestures.level(1)),
    'Mod-[': always(() => gestures.level(-1)),
    'Mod-b': mark('strong'),
    'Mod-i': mark('em'),
    'Mod-k': always(() => gestures.link()),
    'Mod-z': always(() => gestures.undo()),
    'Mod-y': always(() => gestures.redo()),
    'Shift-Mod-z': always(() => gestures.redo()),
    'Mod-a': chainCommands(selectAll),
  });
  return new Plugin({ props: { handleKeyDown: handle } });
}
