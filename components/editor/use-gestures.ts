'use client';
/**
 * What the keys and tools of the sheet do, in terms of blocks: which block follows, where the caret goes. Keeps the
 * caret's new place in one go with the change, so that a phone's keyboard stays up.
 */
import type { EditorView } from 'prosemirror-view';
import { useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { BodyPoint } from '#domain/resolution/body.ts';
import type { Block } from '#domain/resolution/draft.ts';
import { MAX_LEVEL } from '#domain/resolution/markers.ts';
import { bodyText } from '#domain/resolution/model.ts';
import type { EditorEvents, EditorHandle } from './block-editor.tsx';
import type { DraftView } from './draft-store.ts';
import { type Item, moveTarget, neighbour } from './items.ts';
import type { Editing, Live, Panel } from './sheet-context.ts';

export type GestureState = {
  live: Live | null;
  items: readonly Item[];
  view: DraftView;
  editing: Editing | null;
  mayEdit(block: Pick<Block, 'group'>): boolean;
  edit(editing: Editing | null): void;
  focusBlock(id: string): void;
  open(panel: Panel): void;
  tick(view: EditorView): void;
  leaveFocus(): void;
  announce(code: 'moved' | 'merged' | 'split' | 'notMoved'): void;
};

const START: BodyPoint = { block: 0, offset: 0 };
const END: BodyPoint = { block: 1e6, offset: 1e6 };

export function useGestures(state: GestureState) {
  const now = useRef(state);
  now.current = state;
  const editor = useRef<EditorHandle | null>(null);
  return useMemo(() => ({ events: makeEvents(now, editor), editor }), []);
}

type Ref<T> = { current: T };

function makeEvents(now: Ref<GestureState>, editor: Ref<EditorHandle | null>): EditorEvents {
  const block = (): Block | null => {
    const { editing, view } = now.current;
    return editing ? (view.byId.get(editing.id) ?? null) : null;
  };
  const go = (id: string, point: BodyPoint) => flushSync(() => now.current.edit({ id, point }));
  /** After undo or redo the mounted editor stays; after a merge its caret must be put by hand. */
  const put = (point: BodyPoint) => editor.current?.put(point);
  const mergeInto = (from: Block, into: Block): boolean => {
    const { live, mayEdit, announce } = now.current;
    if (!live || !mayEdit(from) || !mayEdit(into) || from.kind !== into.kind || from.group !== into.group)
      return false;
    const joint = live.actions.merge(from.id, into.id);
    if (joint === null) return false;
    if (now.current.editing?.id === into.id) put(joint);
    else go(into.id, joint);
    announce('merged');
    return true;
  };
  return {
    enter(at, { atStart, atEnd, glue }) {
      const { live, announce, items } = now.current;
      const current = block();
      if (!live || !current) return;
      const { kind, group, level, id } = current;
      if (kind === 'title') {
        const next = neighbour(items, id, 'down');
        if (next) go(next.id, START);
        return;
      }
      const empty = atStart && atEnd;
      if (empty && level > 0) live.actions.set(id, { level: level - 1 });
      else if (empty) now.current.focusBlock(id);
      else if (atEnd) go(live.actions.add({ kind, group, level, place: { after: id } }), START);
      else if (atStart) live.actions.add({ kind, group, level, place: { before: id } });
      else {
        const tail = live.actions.split(id, at, glue);
        if (tail) go(tail, START);
        announce('split');
      }
    },
    mergeBack() {
      const { live, items, view } = now.current;
      const current = block();
      if (!live || !current) return false;
      if (current.level > 0 && bodyText(current.body) === '') {
        live.actions.set(current.id, { level: current.level - 1 });
        return true;
      }
      const before = neighbour(items, current.id, 'up');
      if (!before) return true;
      if (bodyText(current.body).trim() === '' && current.kind !== 'title') {
        live.actions.remove(current.id);
        go(before.id, END);
        return true;
      }
      return mergeInto(view.byId.get(current.id) ?? current, before) || true;
    },
    mergeForward() {
      const current = block();
      const after = current && neighbour(now.current.items, current.id, 'down');
      return current && after ? mergeInto(after, current) : false;
    },
    leave(direction) {
      const current = block();
      if (!current) return false;
      if (direction === 'out') {
        now.current.focusBlock(current.id);
        return true;
      }
      const next = neighbour(now.current.items, current.id, direction);
      if (!next || !now.current.mayEdit(next)) return false;
      go(next.id, direction === 'up' ? END : START);
      return true;
    },
    move(direction) {
      const { live, view, announce } = now.current;
      const current = block();
      if (live && current) moveBlock(live, view, current, direction, announce);
    },
    level(change) {
      const { live } = now.current;
      const current = block();
      if (!live || current?.kind !== 'clause') return;
      live.actions.set(current.id, { level: Math.max(0, Math.min(MAX_LEVEL, current.level + change)) });
    },
    undo: () => void now.current.live?.actions.history.undo(),
    redo: () => void now.current.live?.actions.history.redo(),
    link: () => now.current.open({ type: 'link' }),
    panel() {
      const current = block();
      if (current?.kind === 'clause') now.current.open({ type: 'clause', id: current.id });
    },
    begins: (origin) => now.current.live?.actions.history.track(origin),
    cursor: (cursor) => now.current.live?.peers.tell(now.current.editing?.id ?? null, cursor),
    composing: (on) => (on ? now.current.live?.remote.hold() : now.current.live?.remote.release()),
    pasteLines(lines) {
      const { live } = now.current;
      const current = block();
      if (!live || !current) return;
      let after = current.id;
      for (const text of lines) {
        after = live.actions.add({
          kind: 'clause',
          group: current.group,
          level: current.level,
          text,
          place: { after },
        });
      }
      go(after, END);
    },
    state: (view) => now.current.tick(view),
    blur: () => now.current.leaveFocus(),
  };
}

export function moveBlock(
  live: Live,
  view: DraftView,
  block: Block,
  direction: 'up' | 'down',
  announce: GestureState['announce'],
): void {
  const target = moveTarget(view.layout, block, direction);
  if (target) live.actions.move(block.id, target);
  announce(target ? 'moved' : 'notMoved');
}
