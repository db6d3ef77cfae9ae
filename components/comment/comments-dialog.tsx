'use client';
/** Remarks on the text, or on one clause of it: threads, answers, settled ones folded away. Live for everybody. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { RemarkPlace } from '#domain/comment/anchor.ts';
import type { CommentsView, ThreadView } from '#domain/comment/views.ts';
import type { Block, DraftSnapshot } from '#domain/resolution/draft.ts';
import { layout } from '#domain/resolution/layout.ts';
import { bodyText } from '#domain/resolution/model.ts';
import type { RemarkAt } from '../editor/sheet-context.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { RemarkForm } from './remark-form.tsx';
import { Thread } from './thread.tsx';

export interface CommentsDialogProps {
  comments: CommentsView;
  /** The text as it is now, and where in it each thread stands. */
  snapshot: DraftSnapshot;
  places: ReadonlyMap<string, RemarkPlace>;
  /** One clause, perhaps words of it; null: all. */
  at: RemarkAt | null;
  onAll(): void;
  onClose(): void;
}

export default function CommentsDialog(props: CommentsDialogProps) {
  const { comments, snapshot, at, onAll, onClose } = props;
  const t = useTranslations('editor.comments');
  const clauses = new Map<string, { marker: string; block: Block }>(
    layout(snapshot).sections.flatMap((section) =>
      section.type === 'block' ? [] : section.clauses.map((placed) => [placed.block.id, placed] as const),
    ),
  );
  const placeOf = ({ id, place }: ThreadView) => props.places.get(id) ?? place;
  const threads = at
    ? comments.threads.filter((thread) => placeOf(thread).clauseId === at.id)
    : comments.threads;
  const [open, settled] = [threads.filter((one) => !one.settled), threads.filter((one) => one.settled)];
  const here = at ? clauses.get(at.id) : undefined;
  const [writing, setWriting] = useState(at !== null);
  // The form took the focus with it when it closed.
  const [wrote, setWrote] = useState(false);
  const row = (thread: ThreadView) => {
    const place = placeOf(thread);
    const marker = place.clauseId === null ? null : (clauses.get(place.clauseId)?.marker ?? '');
    return <Thread key={thread.id} thread={thread} place={place} marker={marker} comments={comments} />;
  };
  return (
    <Dialog
      isOpen
      size="lg"
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={at ? t('titleClause', { marker: here?.marker || '–' }) : t('title')}
      footer={at && comments.threads.length > threads.length && <Button onPress={onAll}>{t('all')}</Button>}
    >
      <div className="flex flex-col gap-5">
        {here && <p className="border-line border-l-4 pl-3 font-serif">{bodyText(here.block.body)}</p>}
        {open.length === 0 && !writing && <p className="text-ink-2">{t('none')}</p>}
        {open.length > 0 && <ul className="flex flex-col gap-5">{open.map(row)}</ul>}
        {comments.may.add &&
          (writing ? (
            <RemarkForm
              comments={comments}
              place={{ clauseId: at?.id ?? null, quote: at?.quote ?? '', from: at?.from ?? 0 }}
              onDone={() => {
                setWriting(false);
                setWrote(true);
              }}
            />
          ) : (
            <div>
              <Button autoFocus={wrote} onPress={() => setWriting(true)}>
                {t(at ? 'add' : 'addWhole')}
              </Button>
            </div>
          ))}
        {settled.length > 0 && (
          <Disclosure title={t('settled', { count: settled.length })}>
            <ul className="flex flex-col gap-5">{settled.map(row)}</ul>
          </Disclosure>
        )}
      </div>
    </Dialog>
  );
}
