'use client';
import { useTranslations } from 'next-intl';
/**
 * One block of the sheet: its marker in the margin, its text printed or, while one edits it, in the small editor.
 * Tap to write; a labelled group for a screen reader; long press or the marker opens the clause's panel.
 */
import { type KeyboardEvent, type MouseEvent, memo, type PointerEvent, useMemo, useRef } from 'react';
import { rangesOf } from '#domain/comment/ranges.ts';
import type { Block } from '#domain/resolution/draft.ts';
import { cx } from '../ui/cx.ts';
import type { EditorEvents, EditorHandle } from './block-editor.tsx';
import { peerColour, type RemoteCaret } from './caret.ts';
import { pointOfClick } from './place-of-click.ts';
import { type Editing, useSheet } from './sheet-context.ts';
import { StaticBody } from './static-body.tsx';
import type { Remarked } from './use-remarks.ts';

const LONG_PRESS_MS = 500;
/** A finger never lies quite still. */
const PRESS_SLACK_PX = 10;
const NOBODY: readonly RemoteCaret[] = [];
const NO_SPANS: Remarked['spans'] = [];

const LOOK: Record<Block['kind'], string> = {
  title: 'text-center text-xl font-bold sm:text-2xl',
  preamble: 'indent-8 print:text-justify',
  participants: 'indent-8 print:text-justify',
  tracks: '',
  clause: 'print:text-justify',
  closing: 'mt-6',
};
const LEVEL = ['', 'pl-6', 'pl-12', 'pl-16'];

export interface BlockViewProps {
  block: Block;
  marker: string;
  heading: string;
  language: string;
  editing: Editing | null;
  /** The one block that Tab reaches. */
  tabbable: boolean;
  living: boolean;
  /** Taken out by somebody while one is typing in it. */
  ghost: boolean;
  carets?: readonly RemoteCaret[] | undefined;
  /** Open remarks here. */
  remarked?: Remarked | undefined;
  events: EditorEvents;
  onEditor(editor: EditorHandle | null): void;
  onKey(event: KeyboardEvent<HTMLElement>, block: Block): void;
  onFocus(id: string): void;
}

export const BlockView = memo(function BlockView(props: BlockViewProps) {
  const { block, marker, heading, editing, living, carets = NOBODY, language } = props;
  const t = useTranslations('editor');
  const sheet = useSheet();
  const { Editor } = sheet;
  const press = useRef<ReturnType<typeof setTimeout> | null>(null);
  const pressedAt = useRef({ x: 0, y: 0 });
  const touched = useRef(false);
  const may = sheet.mayEdit(block);
  const acts = block.kind === 'clause' && (sheet.suggest ?? sheet.remark) !== undefined;
  const fragment = editing ? (sheet.live?.actions.fragment(block.id) ?? null) : null;
  const label =
    block.kind === 'clause'
      ? t('block.clause', { marker: marker || '–', heading: heading || t('noAddressee') })
      : t(`block.${block.kind}`);
  const unplaced = carets.filter(({ point }) => point === null);
  const { count: remarks = 0, spans = NO_SPANS } = props.remarked ?? {};
  const marked = useMemo(() => spans.flatMap((span) => rangesOf(block.body, span)), [spans, block.body]);
  const names = carets.map(({ name }) => name).join(', ');

  const click = (event: MouseEvent<HTMLElement>) => {
    if ((event.target as Element).closest('a, button')) return;
    // Somebody is selecting text, perhaps over several blocks, to copy it.
    if (!(window.getSelection()?.isCollapsed ?? true)) return;
    if (may && !fragment) {
      sheet.edit({
        id: block.id,
        point: pointOfClick(event.clientX, event.clientY) ?? { block: 1e6, offset: 1e6 },
      });
    } else if (!may && acts && touched.current) sheet.open({ type: 'actions', id: block.id });
  };
  const endPress = () => {
    if (press.current) clearTimeout(press.current);
    press.current = null;
  };
  const movePress = ({ clientX, clientY }: PointerEvent<HTMLElement>) => {
    const { x, y } = pressedAt.current;
    if (press.current && Math.hypot(clientX - x, clientY - y) > PRESS_SLACK_PX) endPress();
  };
  const startPress = (event: PointerEvent<HTMLElement>) => {
    touched.current = event.pointerType === 'touch';
    // Without the pen a long press selects words, as everywhere on a phone.
    if (!touched.current || !may || fragment || block.kind !== 'clause') return;
    pressedAt.current = { x: event.clientX, y: event.clientY };
    press.current = setTimeout(() => sheet.open({ type: 'clause', id: block.id }), LONG_PRESS_MS);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would change the printed look and the reading.
    <div
      role="group"
      aria-label={names ? `${label}. ${t('editedBy', { names })}` : label}
      tabIndex={props.tabbable && !fragment ? 0 : -1}
      data-block={block.id}
      className={cx(
        'group/block relative -ml-4 grid grid-cols-[2.25rem_1fr] rounded-sheet sm:-ml-12 sm:grid-cols-[3rem_1fr]',
        'focus-within:bg-paper/60 focus:outline-2 focus:outline-ink focus:outline-offset-2',
        block.kind !== 'clause' && 'max-sm:grid-cols-[1rem_1fr]',
        may && !fragment && 'cursor-text hover:bg-paper/50',
      )}
      onClick={click}
      onKeyDown={(event) => props.onKey(event, block)}
      onFocus={() => props.onFocus(block.id)}
      onPointerDown={startPress}
      onPointerUp={endPress}
      onPointerMove={movePress}
      onPointerCancel={endPress}
      onContextMenu={(event) => press.current === null || event.preventDefault()}
    >
      <Margin block={block} marker={marker} living={living} may={may} acts={acts} label={label} />
      <div className={cx('min-w-0 py-1', LOOK[block.kind], LEVEL[block.level])}>
        {fragment && editing && Editor ? (
          <Editor
            fragment={fragment}
            point={editing.point}
            carets={carets}
            remarked={marked}
            label={label}
            language={language}
            clauses={block.kind === 'clause'}
            events={props.events}
            onEditor={props.onEditor}
          />
        ) : (
          <StaticBody body={block.body} carets={carets} remarked={marked} />
        )}
        {props.ghost && (
          <p
            role="alert"
            className="rounded-control bg-ochre-wash px-2 py-1 font-sans text-ochre text-sm indent-0"
          >
            {t('ghost')}
          </p>
        )}
        <Facts block={block} />
        {unplaced.length > 0 && (
          <div className="flex flex-wrap justify-end gap-1 text-right font-sans text-sm indent-0" aria-hidden>
            {unplaced.slice(0, 3).map((caret) => (
              <span
                key={caret.client}
                className="rounded-sheet border-l-4 bg-sunk px-1.5"
                ref={(element) => element?.style.setProperty('border-color', peerColour(caret.color))}
              >
                {t('writes', { name: caret.name })}
              </span>
            ))}
          </div>
        )}
        {sheet.remark && remarks > 0 && (
          <button
            type="button"
            tabIndex={-1}
            className="touch -my-1 inline-flex items-center gap-1 font-sans text-blue text-sm underline underline-offset-4 indent-0 print:hidden"
            onClick={(event) => {
              event.stopPropagation();
              sheet.remark?.({ id: block.id, quote: '', from: 0 });
            }}
          >
            {t('remarks', { count: remarks })}
          </button>
        )}
      </div>
    </div>
  );
});

/** The margin: the marker is the door to the clause's panel, without the pen to what a reader can do with it. */
function Margin({
  block,
  marker,
  living,
  may,
  acts,
  label,
}: Pick<BlockViewProps, 'block' | 'marker' | 'living'> & { may: boolean; acts: boolean; label: string }) {
  const t = useTranslations('editor');
  const sheet = useSheet();
  const look = cx('py-1 pr-2 text-right', living ? 'text-cinnabar' : 'text-ink');
  if (block.kind !== 'clause') return <span />;
  if (!may && !acts) return <span className={look}>{marker}</span>;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={cx(
        look,
        'flex min-h-11 items-start justify-end rounded-control font-[inherit] hover:bg-sunk',
      )}
      aria-label={t(may ? 'openPanel' : 'openActions', { label })}
      onClick={(event) => {
        event.stopPropagation();
        sheet.open({ type: may ? 'clause' : 'actions', id: block.id });
      }}
    >
      {marker || '·'}
    </button>
  );
}

/** Owner and deadline under the text, in small interface type: they are fields, not words of the text. */
function Facts({ block }: { block: Block }) {
  const t = useTranslations('editor');
  if (block.kind !== 'clause' || (block.owner === '' && block.deadlineText === '')) return null;
  return (
    <p className="flex flex-wrap gap-x-4 font-sans text-ink-2 text-sm indent-0">
      {block.owner !== '' && <span>{t('ownerIs', { owner: block.owner })}</span>}
      {block.deadlineText !== '' && <span>{t('deadlineIs', { deadline: block.deadlineText })}</span>}
    </p>
  );
}
