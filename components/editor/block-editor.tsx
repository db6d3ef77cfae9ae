'use client';
/**
 * The small editor of one block, bound to its fragment. It is mounted where the block is being edited and nowhere else.
 * Invariant: it never removes the paragraph and text that others may type in, and others' carets are not drawn while
 * a letter is being composed.
 */
import { initProseMirrorDoc, ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap';
import { baseKeymap, toggleMark } from 'prosemirror-commands';
import { keymap } from 'prosemirror-keymap';
import { EditorState, Plugin, TextSelection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type * as Y from 'yjs';
import type { BodyPoint } from '#domain/resolution/body.ts';
import { bodySchema } from '#domain/resolution/prose.ts';
import { pointAt, positionOf, type RemoteCaret, relativeOf } from './caret.ts';
import { caretPlugin, type RemarkedRange, redrawCarets } from './caret-plugin.ts';
import { type Gestures, gesturePlugin } from './keymap.ts';

/** What the rest of the sheet may do with the mounted editor, so that it need not load ProseMirror itself. */
export interface EditorHandle {
  readonly view: EditorView;
  put(point: BodyPoint): void;
  mark(name: string): void;
  marked(name: string): boolean;
}

export type EditorEvents = Gestures & {
  /** Under which origin typing is written into the document. */
  begins(origin: unknown): void;
  /** The caret moved: relative positions for the others. */
  cursor(cursor: { anchor: unknown; head: unknown } | null): void;
  composing(on: boolean): void;
  /** Several pasted lines, the first one already in place. */
  pasteLines(lines: string[]): void;
  state(view: EditorView): void;
  blur(): void;
};

export interface BlockEditorProps {
  fragment: Y.XmlFragment;
  point: BodyPoint;
  carets: readonly RemoteCaret[];
  /** Words with open remarks. */
  remarked: readonly RemarkedRange[];
  label: string;
  language: string;
  /** Pasted lines become clauses. */
  clauses: boolean;
  events: EditorEvents;
  onEditor(editor: EditorHandle | null): void;
}

const MARKER = /^\s*(?:[-–—•·]|\(?(?:[а-яa-z]{1,2}|\d{1,3}(?:\.\d{1,3})*)[).])\s+/iu;
const MAX_LINES = 300;

/** Lines of a pasted text without the markers that the sheet computes itself. */
export function pastedLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(MARKER, '').trim())
    .filter((line) => line !== '')
    .slice(0, MAX_LINES);
}

export function BlockEditor(props: BlockEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const viewRef = useRef<EditorView | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const { fragment, carets, remarked } = props;

  useLayoutEffect(() => {
    const { point, label, language } = latest.current;
    // Events go through `latest`, so that the editor is not made anew when a handler changes.
    const events = new Proxy({} as EditorEvents, {
      get: (_, name: keyof EditorEvents) => latest.current.events[name].bind(latest.current.events),
    });
    const { doc, mapping } = initProseMirrorDoc(fragment, bodySchema);
    const view = new EditorView(host.current, {
      state: EditorState.create({
        doc,
        plugins: [
          ySyncPlugin(fragment, { mapping }),
          caretPlugin(() => latest.current),
          gesturePlugin(events),
          keymap(baseKeymap),
          watchPlugin(fragment, events),
        ],
      }),
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        lang: language,
        spellcheck: 'true',
        'data-no-ring': '',
        class: 'veche-prose',
      },
      handleDOMEvents: {
        compositionstart: () => {
          events.composing(true);
          return false;
        },
        compositionupdate: () => {
          events.composing(true);
          return false;
        },
        compositionend: (editor) => {
          // ProseMirror ends its own composition a moment later.
          setTimeout(() => {
            events.composing(false);
            redrawCarets(editor);
          }, 60);
          return false;
        },
        blur: () => {
          events.blur();
          return false;
        },
      },
      handlePaste(editor, event) {
        const text = event.clipboardData?.getData('text/plain') ?? '';
        if (!latest.current.clauses || !/\S.*\r?\n[\s\S]*\S/.test(text)) return false;
        const [first = '', ...rest] = pastedLines(text);
        editor.dispatch(editor.state.tr.insertText(first).scrollIntoView());
        if (rest.length > 0) events.pasteLines(rest);
        return true;
      },
    });
    viewRef.current = view;
    const handle = handleOf(view);
    events.begins(ySyncPluginKey);
    latest.current.onEditor(handle);
    handle.put(point);
    view.focus();
    return () => {
      events.composing(false);
      viewRef.current = null;
      latest.current.onEditor(null);
      view.destroy();
    };
  }, [fragment]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the plugin reads them when it is told to draw.
  useEffect(() => {
    if (viewRef.current) redrawCarets(viewRef.current);
  }, [carets, remarked]);

  return <div ref={host} />;
}

function handleOf(view: EditorView): EditorHandle {
  return {
    view,
    put(point) {
      const at = view.state.doc.resolve(positionOf(view.state.doc, point));
      view.dispatch(view.state.tr.setSelection(TextSelection.near(at)));
    },
    mark(name) {
      const type = bodySchema.marks[name];
      if (type) toggleMark(type)(view.state, view.dispatch);
    },
    marked(name) {
      const type = bodySchema.marks[name];
      if (!type || view.isDestroyed) return false;
      const { from, to, empty, $from } = view.state.selection;
      return empty
        ? Boolean(type.isInSet(view.state.storedMarks ?? $from.marks()))
        : view.state.doc.rangeHasMark(from, to, type);
    },
  };
}

/** Tells presence and the toolbar where the caret is. */
function watchPlugin(fragment: Y.XmlFragment, events: EditorEvents): Plugin {
  let sent = '';
  const tell = (view: EditorView) => {
    if (view.isDestroyed) return;
    events.state(view);
    if (!view.hasFocus()) return;
    const { anchor, head } = view.state.selection;
    const cursor = {
      anchor: relativeOf(fragment, pointAt(view.state.doc, anchor)),
      head: relativeOf(fragment, pointAt(view.state.doc, head)),
    };
    const text = JSON.stringify(cursor);
    if (text === sent) return;
    sent = text;
    events.cursor(cursor);
  };
  return new Plugin({
    view(view) {
      // After the binding has written this state into the document: its texts are where the caret is counted.
      const later = () => queueMicrotask(() => tell(view));
      view.dom.addEventListener('focus', later);
      later();
      return {
        update: later,
        destroy: () => view.dom.removeEventListener('focus', later),
      };
    },
  });
}
