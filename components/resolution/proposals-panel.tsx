'use client';
/**
 * Proposals beside the sheet. Into the text by dragging onto an addressee, or by two keys: T and the number of the
 * section. What was taken leaves the list when the server says so.
 */
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useView } from '#components/live/use-view.ts';
import type { ProposalDesk } from '#domain/proposal/views.ts';
import { groupHeading } from '#domain/resolution/layout.ts';
import type { DraftPageView } from '#domain/resolution/views.ts';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { FormMessage } from '../ui/form-message.tsx';
import { Menu } from '../ui/menu.tsx';
import { EmptyState } from '../ui/states.tsx';
import { toast } from '../ui/toast.tsx';
import { useAct } from '../vote/use-act.ts';
import type { TextAct } from './act.ts';

export default function ProposalsPanel({
  forumId,
  view,
  initial,
  act,
}: {
  forumId: string;
  view: DraftPageView;
  initial: ProposalDesk;
  act: TextAct;
}) {
  const [t, c] = [useTranslations('resolution.desk'), useTranslations('common')];
  const { data } = useView<ProposalDesk>('proposal.desk', forumId, initial);
  const waiting = (data ?? initial).proposals.filter(({ state }) => state === 'submitted');
  const groups = view.snapshot.groups
    .filter(({ deleted }) => !deleted)
    .map((group) => ({ id: group.id, label: groupHeading(group).replace(/:$/, '') }));
  const { run, pending, failure } = useAct(act);
  const [armed, setArmed] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);

  async function take(proposalId: string, groupId: string) {
    setArmed(null);
    setOver(null);
    const input = { resolutionId: view.resolution.id, proposalIds: [proposalId], groupId };
    if (await run('takeProposals', input)) toast({ title: t('taken'), kind: 'done' });
  }
  function onKey(event: KeyboardEvent<HTMLLIElement>, id: string) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const rows = [...(list.current?.children ?? [])] as HTMLElement[];
    const at = rows.indexOf(event.currentTarget);
    const digit = /^[1-9]$/.test(event.key) ? groups[Number(event.key) - 1] : undefined;
    if (event.key === 'ArrowDown') rows[at + 1]?.focus();
    else if (event.key === 'ArrowUp') rows[at - 1]?.focus();
    else if (event.code === 'KeyT') setArmed(id);
    else if (event.key === 'Escape') setArmed(null);
    else if (armed === id && digit) void take(id, digit.id);
    else return;
    event.preventDefault();
  }

  if (waiting.length === 0)
    return (
      <EmptyState compact title={t('empty')}>
        {t('emptyBody')}
      </EmptyState>
    );
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-ink-2 max-sm:hidden">{t('keys')}</p>
      <FormMessage failure={failure} />
      <ol className="flex flex-col gap-1" aria-label={t('into')}>
        {groups.map(({ id, label }, at) => (
          <li
            key={id}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(id);
            }}
            onDragLeave={() => setOver(null)}
            onDrop={(event) => {
              event.preventDefault();
              const proposal = event.dataTransfer.getData('text/plain');
              if (waiting.some((one) => one.id === proposal)) void take(proposal, id);
            }}
            className={cx(
              'rounded-sheet border border-dashed px-3 py-2 text-sm',
              over === id ? 'border-cinnabar bg-cinnabar-wash' : 'border-edge text-ink-2',
            )}
          >
            {at + 1}. {label}
          </li>
        ))}
      </ol>
      <ul ref={list} className="divide-y divide-line border-line border-y">
        {waiting.map((proposal) => (
          <li
            key={proposal.id}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: rows are walked with the arrows; the same is in each row's menu
            tabIndex={0}
            draggable
            onDragStart={(event) => event.dataTransfer.setData('text/plain', proposal.id)}
            onKeyDown={(event) => onKey(event, proposal.id)}
            className={cx('py-3 pl-2', armed === proposal.id && 'bg-cinnabar-wash')}
          >
            <p className="flex flex-wrap gap-x-3 text-sm text-ink-2">
              <span>{c('numero', { number: proposal.number })}</span>
              {proposal.track && <span>{t('from', { track: proposal.track.title })}</span>}
              {proposal.author && <span>{proposal.author}</span>}
            </p>
            <p className="my-1 font-serif">{proposal.text}</p>
            {proposal.addressees.length > 0 && (
              <p className="text-sm text-ink-2">{proposal.addressees.join('; ')}</p>
            )}
            <Menu
              label={t('into')}
              trigger={
                <Button size="sm" tone="quiet" isDisabled={pending !== null}>
                  {t('take')}
                </Button>
              }
              items={groups.map(({ id, label }, at) => ({ id, label: `${at + 1}. ${label}` }))}
              onAction={(id) => void take(proposal.id, id)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
