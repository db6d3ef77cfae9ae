'use client';
/**
 * What happens to the hands when the block under them ends by somebody else's gesture. Merged away: the caret follows
 * the text to where it now stands. Deleted: the block stays on this screen until one leaves it, what is typed is kept
 * in the tombstone and offered as a late edit. In no case do keys fall into the void.
 */
import { type RefObject, useLayoutEffect, useMemo } from 'react';
import type { BodyPoint } from '#domain/resolution/body.ts';
import type { Block } from '#domain/resolution/draft.ts';
import { heirOf, type Layout, layout } from '#domain/resolution/layout.ts';
import { bodyText, paragraphText } from '#domain/resolution/model.ts';
import type { DraftView } from './draft-store.ts';
import type { Editing, Live } from './sheet-context.ts';

type Input = {
  live: Live | null;
  view: DraftView;
  editing: Editing | null;
  /** Where the caret last was in the edited block. */
  caret: RefObject<BodyPoint>;
  mayEdit(block: Pick<Block, 'group'>): boolean;
  /** Plain state setting: this runs while React draws. */
  setEditing(editing: Editing | null): void;
};

/** Where in the heir the merged text begins, plus where the caret was in it; the end if it cannot be found. */
export function pointInHeir(merged: Block, heir: Block, caret: BodyPoint): BodyPoint {
  const first = merged.end?.text.split('\n')[0] ?? '';
  if (first !== '') {
    for (const [block, paragraph] of heir.body.entries()) {
      const at = paragraphText(paragraph).lastIndexOf(first);
      if (at >= 0) return { block, offset: at + Math.min(caret.offset, first.length) };
    }
  }
  return { block: 1e6, offset: 1e6 };
}

/** The layout to show: with the deleted block still in it while one's caret is there. */
export function useDisplaced({ live, view, editing, caret, mayEdit, setEditing }: Input): {
  shown: Layout;
  ghost: string | null;
} {
  const block = editing ? view.byId.get(editing.id) : undefined;
  const ended =
    block !== undefined &&
    !view.layout.alive.has(block.id) &&
    live !== null &&
    !live.actions.endedHere.has(block.id);
  const heirId = ended && block.end?.how === 'merged' ? heirOf(view.snapshot, block.id) : null;
  const heir = heirId === null ? undefined : view.byId.get(heirId);
  const follow = heir !== undefined && mayEdit(heir) && bodyText(heir.body) !== '' ? heir : null;
  const ghost = ended && follow === null ? block.id : null;

  useLayoutEffect(() => {
    if (block && follow) setEditing({ id: follow.id, point: pointInHeir(block, follow, caret.current) });
  }, [block, follow, setEditing, caret]);

  const shown = useMemo(() => {
    if (ghost === null) return view.layout;
    const blocks = view.snapshot.blocks.map((item) => (item.id === ghost ? { ...item, end: null } : item));
    return layout({ ...view.snapshot, blocks });
  }, [view, ghost]);
  return { shown, ghost };
}
