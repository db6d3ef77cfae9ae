'use client';
/**
 * The programme under the organiser's hand: drag by the handle or with the keyboard, each item opens in a dialog. The
 * new order is shown at once and taken back when the server refuses.
 */
import { GripVertical, Pencil } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import {
  Button as AriaButton,
  DropIndicator,
  GridList,
  GridListItem,
  useDragAndDrop,
} from 'react-aria-components';
import { Button, IconButton } from '#components/ui/button.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import type { ProgrammeItemView, ProgrammeView } from '#domain/forum/views.ts';
import type { Act } from './act.ts';
import { ItemDialog } from './item-dialog.tsx';
import { useAct } from './use-act.ts';
import { useDays, Weekday } from './when.tsx';

export function ProgrammeEdit({ view, act }: { view: ProgrammeView; act: Act }) {
  const t = useTranslations('forum.programme');
  const [open, setOpen] = useState<ProgrammeItemView | 'new' | null>(null);
  const { run, failure } = useAct(act);
  return (
    <div className="flex max-w-4xl flex-col gap-8">
      <div className="flex flex-wrap items-center gap-3">
        <Button tone="ink" onPress={() => setOpen('new')}>
          {t('add')}
        </Button>
        <p className="text-sm text-ink-2">{t('reorderHint')}</p>
      </div>
      <FormMessage failure={failure} />
      {view.days.map(({ day, items }) => (
        <Day
          key={`${day} ${failure ? 'again' : ''}`}
          day={day}
          items={items}
          onOpen={setOpen}
          onMove={(itemId, afterId) =>
            run('moveProgrammeItem', { itemId, afterId: afterId ?? before(view, day) })
          }
        />
      ))}
      {open && (
        <ItemDialog
          key={open === 'new' ? 'new' : open.id}
          item={open === 'new' ? null : open}
          view={view}
          act={act}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

/** The last item of the day before: what is dragged to the head of a later day stands after it. */
function before(view: ProgrammeView, day: string): string | null {
  const earlier = view.days.filter((other) => other.day < day).flatMap((other) => other.items);
  return earlier.at(-1)?.id ?? null;
}

function Day({
  day,
  items: initial,
  onOpen,
  onMove,
}: {
  day: string;
  items: ProgrammeItemView[];
  onOpen: (item: ProgrammeItemView) => void;
  onMove: (itemId: string, afterId: string | null) => void;
}) {
  const t = useTranslations('forum.programme');
  const days = useDays();
  const [items, setItems] = useState(initial);
  // What the server says replaces the shown order in place, so that the keyboard stays where it was.
  const [told, setTold] = useState(initial);
  if (told !== initial) {
    setTold(initial);
    setItems(initial);
  }
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => ({ 'text/plain': items.find(({ id }) => id === key)?.title ?? '' })),
    renderDropIndicator: (target) => (
      <DropIndicator
        target={target}
        className="block h-0 outline-0 data-drop-target:h-1 data-drop-target:bg-blue"
      />
    ),
    onReorder({ keys, target }) {
      const [moved] = [...keys];
      const item = items.find(({ id }) => id === moved);
      if (!item || item.id === target.key) return;
      const rest = items.filter(({ id }) => id !== item.id);
      const at = rest.findIndex(({ id }) => id === target.key) + (target.dropPosition === 'after' ? 1 : 0);
      const next = [...rest.slice(0, at), item, ...rest.slice(at)];
      setItems(next);
      onMove(item.id, next[at - 1]?.id ?? null);
    },
  });
  return (
    <section>
      <h2 className="mb-2 border-ink border-b-2 pb-2 text-lg font-semibold first-letter:uppercase">
        <Weekday day={day} />
      </h2>
      <GridList
        aria-label={t('list', { day: days(day) })}
        items={items}
        dragAndDropHooks={dragAndDropHooks}
        data-no-ring
      >
        {(item) => (
          <GridListItem
            textValue={item.title}
            className="flex items-center gap-2 border-line border-b py-1 data-dragging:opacity-40 data-focus-visible:outline-2 data-focus-visible:outline-ink"
          >
            <AriaButton
              slot="drag"
              aria-label={t('handle', { title: item.title })}
              className="touch inline-flex cursor-grab items-center justify-center text-ink-2 hover:text-ink"
            >
              <GripVertical aria-hidden className="size-5" />
            </AriaButton>
            <span className="w-14 shrink-0 font-medium tabular-nums">{item.startsAt ?? '—'}</span>
            <span className="min-w-0 grow py-2">
              {item.title}
              <span className="block text-sm text-ink-2">
                {[t(`kinds.${item.kind}`), item.room, item.speakers.map(({ name }) => name).join(', ')]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {item.sameAs && <span className="block text-sm text-ochre">{t('doubled')}</span>}
            </span>
            <IconButton label={`${t('itemTitle')}: ${item.title}`} onPress={() => onOpen(item)}>
              <Pencil aria-hidden />
            </IconButton>
          </GridListItem>
        )}
      </GridList>
    </section>
  );
}
