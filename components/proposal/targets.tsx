'use client';
/** The sections of the text beside the desk: each takes what is dropped on it, by mouse, finger or keyboard. */
import { useTranslations } from 'next-intl';
import { DropZone, type TextDropItem } from 'react-aria-components';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import type { TargetGroup } from '#domain/proposal/targets.ts';

/** Type of a dragged proposal; its text is the id. */
export const DRAGGED = 'application/x-veche-proposal';

export function Targets({
  groups,
  ready,
  asking,
  take,
}: {
  groups: readonly TargetGroup[];
  /** Something is chosen: each section offers to take it. */
  ready: boolean;
  /** T was pressed: the numbers are keys now. */
  asking: boolean;
  take(groupId: string | null, proposalIds: string[] | null): void;
}) {
  const t = useTranslations('proposal');
  return (
    <ol className="flex flex-col gap-4">
      {groups.map(({ id, heading, clauses }, at) => (
        <li key={id ?? 'none'}>
          <DropZone
            isDisabled={id === null}
            getDropOperation={(types) => (types.has(DRAGGED) ? 'move' : 'cancel')}
            onDrop={async ({ items }) => {
              const texts = items.filter(
                (item): item is TextDropItem => item.kind === 'text' && item.types.has(DRAGGED),
              );
              take(id, await Promise.all(texts.map((item) => item.getText(DRAGGED))));
            }}
            aria-label={heading || t('ungrouped')}
            className="group rounded-sheet border border-line bg-sheet px-4 py-3 shadow-sheet data-drop-target:border-ink data-drop-target:bg-sunk"
          >
            <div className="flex items-start gap-3">
              {id !== null && (
                <span
                  className={cx(
                    'inline-flex size-7 shrink-0 items-center justify-center rounded-control border text-sm font-semibold tabular-nums',
                    asking ? 'border-ink bg-ink text-on-ink' : 'border-edge text-ink-2',
                  )}
                >
                  {at + 1}
                </span>
              )}
              <p className="min-w-0 grow font-serif text-[1.0625rem] font-bold wrap-anywhere hyphens-auto">
                {heading || t('ungrouped')}
              </p>
            </div>
            {clauses.length === 0 ? (
              <p className="mt-2 text-sm text-ink-2">{t('groupEmpty')}</p>
            ) : (
              <ol className="mt-2 flex flex-col gap-1.5">
                {clauses.map((clause) => (
                  <li key={clause.id} className="flex gap-2 font-serif">
                    <span className="min-w-6 shrink-0 text-cinnabar">{clause.marker}</span>
                    <span className="line-clamp-2 min-w-0 wrap-anywhere">{clause.text}</span>
                  </li>
                ))}
              </ol>
            )}
            {ready && id !== null && (
              <Button size="sm" className="mt-3" onPress={() => take(id, null)}>
                {t('takeHere')}
              </Button>
            )}
          </DropZone>
        </li>
      ))}
    </ol>
  );
}
