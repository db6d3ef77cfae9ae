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

export type Landing = {
  point: BodyPoint /** What was typed in the last moment and did not come along. */;
  carry: string;
};

/**
 * Where in the heir the caret goes on: the merged text's place there plus the caret's place in it. Letters that were
 * typed while the merge was on its way stand in the tombstone only; if they end at the caret they are its own, and
 * are to be carried along.
 */
export function landingIn(
  merged: Pick<Block, 'end' | 'body'>,
  heir: Pick<Block, 'body'>,
  caret: BodyPoint,
): Landing {
  const first = merged.end?.text.split('\n')[0] ?? '';
  const now = merged.body[0] ? paragraphText(merged.body[0]) : '';
  for (const [block, paragraph] of heir.body.entries()) {
    const at = first === '' ? -1 : paragraphText(paragraph).lastIndexOf(first);
    if (at < 0) continue;
    let same = 0;
    while (same < first.length && first[same] === now[same]) same += 1;
    const grown = now.length - first.length;
    const own = caret.block === 0 && grown > 0 && caret.offset >= grown ? caret.offset - grown : -1;
    const inserted = own >= 0 && own <= same && now.slice(0, own) + now.slice(own + grown) === first;
    if (inserted) return { point: { block, offset: at + own }, carry: now.slice(own, own + grown) };
    const offset = caret.offset <= same ? caret.offset : Math.max(same, caret.offset - Math.max(0, grown));
    return { point: { block, offset: at + Math.min(offset, first.length) }, carry: '' };
  }
  return { point: { block: 1e6, offset: 1e6 }, carry: '' };
}

/** The layout to show: with the deleted block still in it while one's caret is there. */
export function useDisplaced({ live, view, editing, caret, mayEdit, setEditing }: Input): {
  shown: Layout;
  ghost: string | null;
  /** The caret is on its way to the heir. */
  following: boolean;
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
    if (!block || !follow || !live) return;
    const { point, carry } = landingIn(block, follow, caret.current);
    const carried = carry !== '' && live.actions.carry(block.id, follow.id, point, carry);
    setEditing({ id: follow.id, point: carried ? { ...point, offset: point.offset + carry.length } : point });
  }, [block, follow, live, setEditing, caret]);

  const shown = useMemo(() => {
    if (ghost === null) return view.layout;
    const blocks = view.snapshot.blocks.map((item) => (item.id === ghost ? { ...item, end: null } : item));
    return layout({ ...view.snapshot, blocks });
  }, [view, ghost]);
  return { shown, ghost, following: follow !== null };
}
