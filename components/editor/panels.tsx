'use client';
/** The panels of the sheet, loaded when the first one is opened. */
import type { EditorView } from 'prosemirror-view';
import { useEffect } from 'react';
import { ActionsPanel } from './actions-panel.tsx';
import { ClausePanel } from './clause-panel.tsx';
import type { DraftView } from './draft-store.ts';
import { GroupPanel } from './group-panel.tsx';
import { HeadPanel } from './head-panel.tsx';
import { LatePanel } from './late-panel.tsx';
import { LinkPanel } from './link-panel.tsx';
import type { Panel } from './sheet-context.ts';

function markerOf(view: DraftView, id: string): string {
  for (const section of view.layout.sections) {
    const placed =
      section.type === 'block' ? undefined : section.clauses.find(({ block }) => block.id === id);
    if (placed) return placed.marker;
  }
  return '';
}

export default function Panels({
  panel,
  view,
  editor,
  onClose,
}: {
  panel: Panel;
  view: DraftView;
  editor: EditorView | null;
  onClose(): void;
}) {
  const block = panel.type === 'clause' || panel.type === 'actions' ? view.byId.get(panel.id) : undefined;
  const group = panel.type === 'group' ? view.snapshot.groups.find(({ id }) => id === panel.id) : undefined;
  const gone =
    ((panel.type === 'clause' || panel.type === 'actions') && !block) || (panel.type === 'group' && !group);
  useEffect(() => {
    if (gone) onClose();
  }, [gone, onClose]);
  if (block && panel.type === 'actions')
    return <ActionsPanel block={block} marker={markerOf(view, block.id)} onClose={onClose} />;
  if (block) return <ClausePanel block={block} view={view} onClose={onClose} />;
  if (group) return <GroupPanel group={group} view={view} onClose={onClose} />;
  if (panel.type === 'head') return <HeadPanel meta={view.snapshot.meta} onClose={onClose} />;
  if (panel.type === 'late') return <LatePanel view={view} onClose={onClose} />;
  if (panel.type === 'link' && editor) return <LinkPanel editor={editor} onClose={onClose} />;
  return null;
}
