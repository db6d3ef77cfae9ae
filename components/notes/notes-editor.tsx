'use client';
/**
 * The shared notes of a track on the drafting engine: everybody writes, each with a caret of their own name, and the
 * page says truthfully what is stored. Loaded only where notes are open.
 */
import { initProseMirrorDoc, redo, undo, yCursorPlugin, ySyncPlugin, yUndoPlugin } from '@tiptap/y-tiptap';
import { Bold, Heading, Italic, List } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { baseKeymap, toggleMark } from 'prosemirror-commands';
import { keymap } from 'prosemirror-keymap';
import { type Command, EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { caretElement } from '#components/editor/caret.ts';
import { DraftProvider, type DraftStatus, draftUrl } from '#components/editor/provider.ts';
import { Status } from '#components/editor/status.tsx';
import { IconButton } from '#components/ui/button.tsx';
import { splitItem, toggleBullets, toggleHeading } from './commands.ts';
import { NOTES_ROOT, NOTES_SCHEMA_VERSION, notesSchema } from './schema.ts';
import './notes.css';

export type NotesSource = { draftId: string; generation: number; accountId: string; write: boolean };

const IDLE: DraftStatus = {
  state: 'waiting',
  editable: false,
  unsaved: false,
  savedAt: null,
  unsavedSince: null,
  notice: null,
  closed: null,
};
const nothing = () => () => {};
const strong = toggleMark(notesSchema.marks.strong!);
const em = toggleMark(notesSchema.marks.em!);

export default function NotesEditor({ source, label }: { source: NotesSource; label: string }) {
  const t = useTranslations('track');
  const { draftId, generation, accountId, write } = source;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const [provider, setProvider] = useState<DraftProvider | null>(null);
  useEffect(() => {
    const opened = new DraftProvider({
      url: draftUrl(window.location),
      draftId,
      generation,
      schemaVersion: NOTES_SCHEMA_VERSION,
      accountId,
      write,
    });
    setProvider(opened);
    return () => {
      setProvider(null);
      opened.destroy();
    };
  }, [draftId, generation, accountId, write]);
  const status = useSyncExternalStore(
    provider?.subscribe ?? nothing,
    provider?.getStatus ?? (() => IDLE),
    () => IDLE,
  );
  const ready = status.state !== 'waiting';
  const editable = useRef(false);
  editable.current = status.editable;

  useEffect(() => {
    if (!provider || !ready || !host.current) return;
    const fragment = provider.doc.getXmlFragment(NOTES_ROOT);
    const { doc, mapping } = initProseMirrorDoc(fragment, notesSchema);
    const made = new EditorView(host.current, {
      state: EditorState.create({
        doc,
        plugins: [
          ySyncPlugin(fragment, { mapping }),
          yCursorPlugin(provider.awareness, {
            cursorBuilder: (user: { name?: string; color?: string }) =>
              caretElement({ name: String(user.name ?? ''), color: String(user.color ?? '') }),
            selectionBuilder: () => ({ class: 'veche-notes-selected' }),
          }),
          yUndoPlugin(),
          keymap({ 'Mod-z': undo, 'Mod-y': redo, 'Mod-Shift-z': redo, 'Mod-b': strong, 'Mod-i': em }),
          keymap({ Enter: splitItem }),
          keymap(baseKeymap),
        ],
      }),
      editable: () => editable.current,
      handleDOMEvents: {
        focus(editor) {
          // Where nobody has written yet there is no line to write in; two at once make two, which harms nobody.
          if (editor.state.doc.childCount === 0 && editable.current)
            editor.dispatch(editor.state.tr.insert(0, notesSchema.nodes.paragraph!.create()));
          return false;
        },
      },
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        spellcheck: 'true',
        class: 'veche-prose veche-notes',
      },
    });
    view.current = made;
    return () => {
      view.current = null;
      made.destroy();
    };
  }, [provider, ready, label]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: ProseMirror reads `editable` when its props are set.
  useEffect(() => view.current?.setProps({}), [status.editable]);

  const run = (command: Command) => () => {
    const editor = view.current;
    if (!editor) return;
    command(editor.state, editor.dispatch, editor);
    editor.focus();
  };
  const tools = [
    [t('heading'), Heading, toggleHeading],
    [t('bullets'), List, toggleBullets],
    [t('strong'), Bold, strong],
    [t('emphasis'), Italic, em],
  ] as const;
  return (
    <div>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        {write && (
          <div role="toolbar" aria-label={t('tools')} className="flex">
            {tools.map(([name, Icon, command]) => (
              <IconButton key={name} label={name} isDisabled={!status.editable} onPress={run(command)}>
                <Icon aria-hidden />
              </IconButton>
            ))}
          </div>
        )}
        <Status status={status} />
      </div>
      <div ref={host} className="min-h-48 rounded-sheet border border-line bg-sheet px-4 py-3 shadow-sheet" />
    </div>
  );
}
