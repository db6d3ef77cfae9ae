'use client';
/** The proposals of the desk: chosen by arrows and space, dragged by mouse, finger or keyboard. */
import { GripVertical } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Checkbox as AriaCheckbox,
  GridList,
  GridListItem,
  type Selection,
  useDragAndDrop,
} from 'react-aria-components';
import { CheckSign } from '#components/ui/icons.tsx';
import type { ProposalView } from '#domain/proposal/views.ts';
import { ProposalBody } from './card.tsx';
import type { Places } from './outcome.tsx';
import { DRAGGED } from './targets.tsx';

export function DeskList({
  proposals,
  places,
  slug,
  canDecide,
  selected,
  onSelect,
  actions,
}: {
  proposals: readonly ProposalView[];
  places: Places;
  slug: string;
  canDecide: boolean;
  selected: ReadonlySet<string>;
  onSelect(ids: Set<string>): void;
  actions(proposal: ProposalView): ReactNode;
}) {
  const t = useTranslations('proposal');
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => ({
        [DRAGGED]: String(key),
        'text/plain': proposals.find(({ id }) => id === key)?.text ?? '',
      })),
  });
  if (!canDecide) {
    return (
      <ul className="border-ink border-t">
        {proposals.map((proposal) => (
          <li key={proposal.id} className="flex border-line border-b py-4">
            <ProposalBody proposal={proposal} places={places} slug={slug}>
              {actions(proposal)}
            </ProposalBody>
          </li>
        ))}
      </ul>
    );
  }
  const open = new Set(proposals.filter(({ state }) => state === 'submitted').map(({ id }) => id));
  return (
    <GridList
      aria-label={t('list')}
      items={proposals.map((proposal) => ({ ...proposal, shown: places[proposal.clauseId ?? ''] }))}
      selectionMode="multiple"
      selectedKeys={selected}
      onSelectionChange={(keys: Selection) =>
        onSelect(keys === 'all' ? new Set(open) : new Set([...keys].map(String)))
      }
      disabledKeys={proposals.filter(({ id }) => !open.has(id)).map(({ id }) => id)}
      disabledBehavior="selection"
      dragAndDropHooks={dragAndDropHooks}
      className="border-ink border-t"
      dependencies={[places, selected]}
    >
      {(proposal) => (
        <GridListItem
          textValue={`${t('number', { number: proposal.number })} ${proposal.text}`}
          className="group flex items-start gap-2 border-line border-b py-3 pr-1 data-dragging:opacity-50 data-selected:bg-sunk"
        >
          {open.has(proposal.id) ? (
            <>
              <AriaButton
                slot="drag"
                className="touch inline-flex shrink-0 cursor-grab items-center justify-center rounded-control text-ink-2"
              >
                <GripVertical aria-hidden className="size-5" />
              </AriaButton>
              <AriaCheckbox
                slot="selection"
                className="touch group/box inline-flex shrink-0 items-center justify-center"
              >
                <span className="inline-flex size-5 items-center justify-center rounded-[3px] border border-edge bg-sheet group-data-selected/box:border-ink group-data-selected/box:bg-ink group-data-selected/box:text-on-ink">
                  <CheckSign aria-hidden className="invisible size-4 group-data-selected/box:visible" />
                </span>
              </AriaCheckbox>
            </>
          ) : (
            <span className="w-3 shrink-0" />
          )}
          <ProposalBody proposal={proposal} places={places} slug={slug}>
            {actions(proposal)}
          </ProposalBody>
        </GridListItem>
      )}
    </GridList>
  );
}
