'use client';
/** What every part of the sheet may ask for, without handing it down: the actions, the pen and the openings of panels. */
import { createContext, useContext } from 'react';
import type { BodyPoint } from '#domain/resolution/body.ts';
import type { Block } from '#domain/resolution/draft.ts';
import type { Actions } from './actions.ts';
import type { BlockEditor } from './block-editor.tsx';
import type { DraftStore } from './draft-store.ts';
import type { Peers } from './peers.ts';
import type { RemoteHold } from './remote-hold.ts';
import type { Words } from './selection.ts';

export type ProposalRef = { title: string; track?: string; href?: string };
export type Panel =
  | { type: 'clause'; id: string }
  /** What a reader may do with a clause. */
  | { type: 'actions'; id: string }
  | { type: 'group'; id: string }
  | { type: 'head' }
  | { type: 'link' }
  | { type: 'late' };

/** A clause, and words of it from this character of its visible text on. */
export type RemarkAt = { id: string; quote: string; from: number };
export type Editing = { id: string; point: BodyPoint };

/** The living parts of a connected sheet; null while the text is only shown. */
export type Live = { actions: Actions; store: DraftStore; peers: Peers; remote: RemoteHold };

export type SheetContext = {
  live: Live | null;
  /** The small editor, when its code is here; nobody may write before. */
  Editor: typeof BlockEditor | null;
  user: { accountId: string; name: string };
  deadlineBase: string | null;
  proposals: Readonly<Record<string, ProposalRef>>;
  /** May this person write in this block now? */
  mayEdit(block: Pick<Block, 'group'>): boolean;
  /** The whole text: new groups, the head. */
  mayShape: boolean;
  edit(editing: Editing | null): void;
  open(panel: Panel | null): void;
  suggest?: ((at: { id: string; words: Words | null }) => void) | undefined;
  remark?: ((at: RemarkAt) => void) | undefined;
  storyHref?: ((id: string) => string) | undefined;
};

export const SheetScope = createContext<SheetContext | null>(null);

export function useSheet(): SheetContext {
  const context = useContext(SheetScope);
  if (context === null) throw new Error('outside of a sheet');
  return context;
}
