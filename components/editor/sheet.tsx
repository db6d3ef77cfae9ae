'use client';
/**
 * The live sheet: the resolution as the paper it will become, which people write together. All blocks are printed
 * text; the one somebody edits becomes a small editor in its place. Read-only until the first sync, without the pen,
 * and when the text is frozen.
 */
import './editor.css';
import { useTranslations } from 'next-intl';
import {
  type KeyboardEvent,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import type { ThreadView } from '#domain/comment/views.ts';
import type { BodyPoint } from '#domain/resolution/body.ts';
import type { Block, DraftSnapshot } from '#domain/resolution/draft.ts';
import { bodyText } from '#domain/resolution/model.ts';
import type { Pen } from '#domain/resolution/permissions.ts';
import { cx } from '../ui/cx.ts';
import { Kept, nameOf } from '../ui/kept.tsx';
import { Sheet as Paper, Seal } from '../ui/sheet.tsx';
import type { EditorHandle } from './block-editor.tsx';
import { BlockView } from './block-view.tsx';
import { pointAt } from './caret.ts';
import { itemsOf, neighbour } from './items.ts';
import type { Words } from './selection.ts';
import { SelectionBar } from './selection-bar.tsx';
import {
  type Editing,
  type Panel,
  type ProposalRef,
  type SheetContext,
  SheetScope,
} from './sheet-context.ts';
import { AddClause, AddParts, GroupHeading, Head, LateNotice } from './sheet-parts.tsx';
import { Status } from './status.tsx';
import { Toolbar } from './toolbar.tsx';
import { useDisplaced } from './use-displaced.ts';
import { type DraftSource, useDraft, usePeers, useView, viewOfSnapshot } from './use-draft.ts';
import { useEditorCode } from './use-editor-code.ts';
import { type GestureState, moveBlock, useGestures } from './use-gestures.ts';
import { type Remarks, useRemarks } from './use-remarks.ts';

const Panels = lazy(() => import('./panels.tsx'));

export interface SheetProps {
  draftId: string;
  generation: number;
  user: { accountId: string; name: string };
  pen: Pen;
  /** Anything but `drafting` is shown from `initial`, unconnected, with its seal. */
  state: 'drafting' | 'frozen' | 'adopted' | 'rejected';
  seal?: { word: string; who?: ReactNode; when?: ReactNode; awaits?: boolean } | undefined;
  /** The text as the server read it for the first screen. */
  initial?: DraftSnapshot | null | undefined;
  /** The forum's day (ISO), from which «до 1 сентября» counts. */
  deadlineBase?: string | null | undefined;
  proposals?: Readonly<Record<string, ProposalRef>> | undefined;
  onSuggest?:
    | ((clause: { id: string; marker: string; text: string }, words: Words | null) => void)
    | undefined;
  onRemark?: SheetContext['remark'];
  /** Remarks on this text. */
  threads?: readonly ThreadView[] | undefined;
  storyHref?: SheetContext['storyHref'];
  url?: DraftSource['url'];
  ticket?: DraftSource['ticket'];
  reauthorise?: DraftSource['reauthorise'];
  /** Beside the status: who else is here, the pen's switch, freeze. */
  aside?: ReactNode;
  /** Panels of the house over the text as it is at this moment. */
  overlay?: ((now: { snapshot: DraftSnapshot; places: Remarks['places'] }) => ReactNode) | undefined;
}

const NO_PROPOSALS = {};
const NO_THREADS: readonly ThreadView[] = [];

export function Sheet(props: SheetProps) {
  const { pen, state, user, initial, deadlineBase = null, proposals = NO_PROPOSALS, onSuggest } = props;
  const { onRemark, threads = NO_THREADS, storyHref } = props;
  const t = useTranslations('editor');
  const drafting = state === 'drafting';
  const { opened, status } = useDraft({
    draftId: props.draftId,
    generation: props.generation,
    accountId: user.accountId,
    write: drafting && pen.write,
    connect: drafting,
    url: props.url,
    ticket: props.ticket,
    reauthorise: props.reauthorise,
  });
  const synced = opened !== null && status.state !== 'waiting';
  const fallback = useMemo(() => viewOfSnapshot(initial), [initial]);
  const view = useView(opened, synced, fallback);
  const peers = usePeers(opened);
  const { places, byClause } = useRemarks(synced ? opened : null, view, threads);
  const Editor = useEditorCode(drafting && pen.write);
  const editable = drafting && pen.write && status.editable && opened !== null && Editor !== null;
  const language = view.snapshot.meta.language;

  const [editing, setEditing] = useState<Editing | null>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const [panel, setPanel] = useState<Panel | null>(null);
  const [editor, setEditor] = useState<EditorHandle | null>(null);
  const [tick, setTick] = useState(0);
  const [said, setSaid] = useState('');
  const root = useRef<HTMLDivElement>(null);
  const caret = useRef<BodyPoint>({ block: 0, offset: 0 });

  const scope = pen.scope;
  const mayEdit = useCallback(
    (block: Pick<Block, 'group'>) =>
      editable && (scope === undefined || (block.group !== null && scope.includes(block.group))),
    [editable, scope],
  );
  const edit = useCallback((next: Editing | null) => {
    flushSync(() => setEditing(next));
    if (next) setCurrent(next.id);
  }, []);

  const { shown, ghost, following } = useDisplaced({
    live: opened,
    view,
    editing,
    caret,
    mayEdit,
    setEditing,
  });
  const items = useMemo(() => itemsOf(shown), [shown]);
  // The pen may go, or the block end by one's own undo, while one is in it.
  const block = editing ? view.byId.get(editing.id) : undefined;
  const inText = block !== undefined && shown.alive.has(block.id) && mayEdit(block);
  useEffect(() => {
    if (!editing || inText || following) return;
    setEditing(null);
    if (document.activeElement === document.body)
      root.current?.querySelector<HTMLElement>('[data-block]')?.focus();
  }, [editing, inText, following]);
  useEffect(() => {
    opened?.peers.tell(editing?.id ?? null, null);
  }, [opened, editing?.id]);

  const focusBlock = useCallback(
    (id: string) => {
      edit(null);
      setCurrent(id);
      root.current?.querySelector<HTMLElement>(`[data-block="${id}"]`)?.focus();
    },
    [edit],
  );
  const leaveFocus = useCallback(() => {
    // React puts the focus back when it has moved the block; a tool or a panel takes it only for a moment.
    setTimeout(() => {
      const active = document.activeElement;
      const inside =
        root.current?.contains(active) || active?.closest('[role="dialog"], [role="alertdialog"]');
      if (document.hasFocus() && !inside && active !== document.body) setEditing(null);
    }, 200);
  }, []);

  const gestureState: GestureState = {
    live: opened,
    items,
    view,
    editing,
    mayEdit,
    edit,
    focusBlock,
    open: setPanel,
    tick: (at) => {
      caret.current = pointAt(at.state.doc, at.state.selection.head);
      setTick((n) => n + 1);
    },
    leaveFocus,
    announce: (code) => setSaid(t(`said.${code}`)),
  };
  const { events, editor: editorRef } = useGestures(gestureState);
  const onEditor = useCallback(
    (next: EditorHandle | null) => {
      editorRef.current = next;
      setEditor(next);
    },
    [editorRef],
  );

  const latest = useRef(gestureState);
  latest.current = gestureState;
  const onKey = useCallback((event: KeyboardEvent<HTMLElement>, at: Block) => {
    if (event.target !== event.currentTarget) return;
    const { live, mayEdit: may, items: list, view: now, announce } = latest.current;
    const direction = event.key === 'ArrowUp' ? 'up' : event.key === 'ArrowDown' ? 'down' : null;
    const undo = (event.ctrlKey || event.metaKey) && (event.code === 'KeyZ' || event.code === 'KeyY');
    if (undo && live) {
      if (event.shiftKey || event.code === 'KeyY') live.actions.history.redo();
      else live.actions.history.undo();
    } else if (direction && event.altKey) {
      if (live && may(at)) moveBlock(live, now, at, direction, announce);
    } else if (direction) {
      const next = neighbour(list, at.id, direction);
      if (next) latest.current.focusBlock(next.id);
    } else if (event.key === 'Enter' && event.altKey && may(at) && at.kind === 'clause') {
      latest.current.open({ type: 'clause', id: at.id });
    } else if (event.key === 'Enter' && !may(at) && at.kind === 'clause') {
      latest.current.open({ type: 'actions', id: at.id });
    } else if ((event.key === 'Enter' || event.key === 'F2') && may(at)) {
      latest.current.edit({ id: at.id, point: { block: 1e6, offset: 1e6 } });
    } else return;
    event.preventDefault();
  }, []);

  const save = () => {
    if (!opened) return;
    const { provider } = opened;
    void import('./unsent-file.ts').then(({ saveUnsent }) =>
      saveUnsent(props.draftId, view, provider.unsent()),
    );
  };
  const blockOf = useCallback((id: string) => latest.current.view.byId.get(id), []);
  const suggest = useCallback(
    ({ id, words }: { id: string; words: Words | null }) => {
      const item = latest.current.items.find((one) => one.type === 'block' && one.block.id === id);
      if (item?.type !== 'block') return;
      onSuggest?.({ id, marker: item.marker, text: bodyText(item.block.body) }, words);
    },
    [onSuggest],
  );
  const suggests = onSuggest !== undefined && drafting && !(pen.write && scope === undefined);
  const context = useMemo<SheetContext>(
    () => ({
      live: opened,
      Editor,
      user,
      deadlineBase,
      proposals,
      mayEdit,
      mayShape: editable && scope === undefined,
      edit,
      open: setPanel,
      suggest: suggests ? suggest : undefined,
      remark: onRemark,
      storyHref,
    }),
    [
      opened,
      Editor,
      user,
      deadlineBase,
      proposals,
      mayEdit,
      editable,
      scope,
      edit,
      suggests,
      suggest,
      onRemark,
      storyHref,
    ],
  );
  const first = items.find((item) => item.type === 'block')?.key ?? null;
  const tabStop = current && shown.alive.has(current) ? current : first;
  // All that the text on the first screen is made of: nobody is connected yet, so nobody may write in it.
  const made = () =>
    JSON.stringify(['sheet', initial && nameOf(initial), state, scope, suggests, onRemark !== undefined]);

  return (
    <SheetScope.Provider value={context}>
      <div ref={root} data-sheet-state={drafting ? status.state : state} className="overflow-x-clip">
        {drafting && (
          <div
            className={cx(
              'mx-auto mb-3 flex max-w-[50rem] flex-wrap items-center gap-x-4 gap-y-1 rounded-control border border-line bg-sheet px-3 py-1 print:hidden',
              // Under the bar of the house; who only reads needs no strip over the text.
              (pen.write || status.state !== 'saved') && 'sticky top-14 z-rail',
            )}
          >
            {editable && opened && (
              <Toolbar
                history={opened.actions.history}
                editor={editor}
                tick={tick}
                clause={block?.kind === 'clause'}
                gestures={events}
              />
            )}
            <span
              // Who only reads has nothing to be stored.
              className={pen.write || status.state !== 'saved' ? 'min-h-11 grow content-center' : 'sr-only'}
            >
              <Status status={status} onExport={opened ? save : undefined} />
            </span>
            {!pen.write && (
              <p className="py-2 font-sans text-ink-2 text-sm">{t(suggests ? 'noPenSuggest' : 'noPen')}</p>
            )}
            {props.aside}
          </div>
        )}
        {editable && <LateNotice count={view.late.length} />}
        <Paper seal={props.seal && <Seal {...props.seal} />} className="pb-24">
          <Kept of={made} lang={language} className="flex flex-col hyphens-auto">
            <SheetScope.Provider value={context}>
              {items.map((item) => {
                if (item.type === 'head') return <Head key={item.key} meta={view.snapshot.meta} />;
                if (item.type === 'heading') return <GroupHeading key={item.key} item={item} />;
                if (item.type === 'orphans') {
                  return (
                    <p key={item.key} className="mt-8 font-sans text-ochre text-sm">
                      {t('orphans')}
                    </p>
                  );
                }
                if (item.type === 'add') {
                  return scope === undefined || scope.includes(item.group) ? (
                    <AddClause key={item.key} item={item} />
                  ) : null;
                }
                const { id } = item.block;
                return (
                  <BlockView
                    key={item.key}
                    block={item.block}
                    marker={item.marker}
                    heading={item.heading}
                    language={language}
                    ghost={ghost === id}
                    editing={editing?.id === id && inText ? editing : null}
                    tabbable={tabStop === id}
                    living={drafting || state === 'frozen'}
                    carets={peers.get(id)}
                    remarked={byClause.get(id)}
                    events={events}
                    onEditor={onEditor}
                    onKey={onKey}
                    onFocus={setCurrent}
                  />
                );
              })}
              <AddParts empty={first === null && synced} />
            </SheetScope.Provider>
          </Kept>
        </Paper>
        <SelectionBar root={root} blockOf={blockOf} />
        <p role="status" className="sr-only">
          {said}
        </p>
        {props.overlay?.({ snapshot: view.snapshot, places })}
        {panel && (opened || panel.type === 'actions') && (
          <Suspense fallback={null}>
            <Panels
              panel={panel}
              view={view}
              editor={editorRef.current?.view ?? null}
              onClose={() => setPanel(null)}
            />
          </Suspense>
        )}
      </div>
    </SheetScope.Provider>
  );
}
