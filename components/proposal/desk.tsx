'use client';
/**
 * The desk of proposals: all tracks on one list, the sections of the text beside it. One drag, or two keys (T and the
 * section's number), takes what is chosen into the text. Whoever does not decide reads the same list.
 */
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useView } from '#components/live/use-view.ts';
import { Button } from '#components/ui/button.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { LinkButton } from '#components/ui/link.tsx';
import { Select } from '#components/ui/select.tsx';
import { EmptyState } from '#components/ui/states.tsx';
import type { TargetGroup } from '#domain/proposal/targets.ts';
import type { ProposalDesk, ProposalView } from '#domain/proposal/views.ts';
import { AlikePanel } from './alike-panel.tsx';
import { AttachDialog, ReturnDialog, TakeDialog } from './decide-dialogs.tsx';
import { DeskBar } from './desk-bar.tsx';
import { DeskList } from './desk-list.tsx';
import { TextAside } from './desk-text.tsx';
import type { Places } from './outcome.tsx';
import { useDecide } from './use-decide.ts';

type Shown = 'submitted' | 'decided' | 'mine' | 'all';
const SHOWN: readonly Shown[] = ['submitted', 'decided', 'mine', 'all'];

export type DeskText = { resolutionId: string | null; state: string; groups: TargetGroup[]; places: Places };

export function Desk({
  slug,
  forumId,
  initial,
  text,
  tracks,
  track: firstTrack,
  begin,
}: {
  slug: string;
  forumId: string;
  initial: ProposalDesk;
  text: DeskText;
  tracks: readonly { id: string; number: number; title: string }[];
  track: string | null;
  begin: () => Promise<void>;
}) {
  const t = useTranslations('proposal');
  const live = useView<ProposalDesk>('proposal.desk', forumId, initial);
  const { proposals, counts, canDecide } = live.data ?? initial;
  const decide = useDecide();
  const [shown, setShown] = useState<Shown>(
    initial.canDecide && initial.counts.submitted > 0 ? 'submitted' : 'all',
  );
  const [track, setTrack] = useState<string>(firstTrack ?? 'all');
  const [marked, setMarked] = useState<Set<string>>(new Set());
  const [focused, setFocused] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const [dialog, setDialog] = useState<'take' | 'attach' | 'return' | null>(null);

  const list = useMemo(
    () =>
      proposals.filter((p) => matches(p, shown) && (track === 'all' || (p.track?.id ?? 'none') === track)),
    [proposals, shown, track],
  );
  const onDesk = (id: string) => proposals.find((p) => p.id === id && p.state === 'submitted');
  const selected = new Set([...marked].filter((id) => onDesk(id)));
  const chosenIds = selected.size > 0 ? [...selected] : focused && onDesk(focused) ? [focused] : [];
  const chosen = chosenIds.flatMap((id) => onDesk(id) ?? []);
  const groups = text.groups.filter(({ id }) => id !== null);
  const drafting = text.state === 'drafting' && text.resolutionId !== null;
  const done = () => {
    setMarked(new Set());
    setDialog(null);
    setAsking(false);
  };
  const take = async (groupId: string | null, ids: string[] | null) => {
    const proposalIds = (ids ?? chosenIds).filter((id) => onDesk(id));
    setAsking(false);
    if (!drafting || proposalIds.length === 0) return;
    const said = t('takenToast', { count: proposalIds.length });
    if (await decide.run('proposal.take', { resolutionId: text.resolutionId, proposalIds, groupId }, said))
      done();
  };
  const open = (which: 'take' | 'attach' | 'return') => {
    decide.clear();
    if (chosen.length > 0 && (which === 'return' || drafting)) setDialog(which);
  };
  const keys = (event: KeyboardEvent) => {
    if (!canDecide || dialog || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest('input:not([type=checkbox]), textarea'))
      return;
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    const group = digit && groups[Number(digit) - 1];
    if (asking && group) void take(group.id, null);
    else if (asking && event.code === 'Escape') setAsking(false);
    else if (chosen.length > 0 && event.code === 'KeyT' && drafting) setAsking(true);
    else if (chosen.length > 0 && event.code === 'KeyA') open('attach');
    else if (chosen.length > 0 && event.code === 'KeyR') open('return');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const actions = (proposal: ProposalView) => {
    const mayEdit = proposal.mine && (proposal.state === 'submitted' || proposal.state === 'returned');
    const mayReopen =
      canDecide &&
      (proposal.state === 'taken' || proposal.state === 'merged' || proposal.state === 'returned');
    if (!mayEdit && !mayReopen) return null;
    return (
      <div className="mt-2 flex flex-wrap gap-2">
        {mayEdit && (
          <LinkButton size="sm" href={`/f/${slug}/propose?edit=${proposal.id}`}>
            {t(proposal.state === 'returned' ? 'editAgain' : 'edit')}
          </LinkButton>
        )}
        {mayReopen && (
          <Button
            size="sm"
            tone="quiet"
            isDisabled={decide.pending}
            aria-label={`${t('reopen')}: ${t('number', { number: proposal.number })}`}
            onPress={() =>
              decide.run(
                'proposal.reopen',
                { proposalId: proposal.id },
                t('reopened', { number: proposal.number }),
              )
            }
          >
            {t('reopen')}
          </Button>
        )}
      </div>
    );
  };

  const countOf: Record<Shown, number> = {
    submitted: counts.submitted,
    decided: counts.taken + counts.merged + counts.returned,
    mine: proposals.filter(({ mine }) => mine).length,
    all: proposals.length,
  };
  return (
    <div
      onKeyDownCapture={keys}
      onFocusCapture={(event) =>
        setFocused(event.target.closest('[role=row]')?.getAttribute('data-key') ?? focused)
      }
      className={canDecide ? 'pb-24' : undefined}
    >
      <div className="mb-4 flex flex-wrap items-end gap-x-6 gap-y-3">
        <fieldset>
          <legend className="sr-only">{t('filter.label')}</legend>
          <div className="flex flex-wrap gap-1">
            {SHOWN.map((key) => (
              <Button
                key={key}
                size="sm"
                tone={shown === key ? 'ink' : 'quiet'}
                aria-pressed={shown === key}
                onPress={() => setShown(key)}
              >
                {t(`filter.${key}`)} <span className="tabular-nums">{countOf[key]}</span>
              </Button>
            ))}
          </div>
        </fieldset>
        {tracks.length > 0 && (
          <Select
            className="w-full sm:w-72"
            label={t('tracksFilter')}
            options={[
              { id: 'all', label: t('allTracks') },
              ...tracks.map(({ id, number, title }) => ({ id, label: `${number}. ${title}` })),
              { id: 'none', label: t('noTrack') },
            ]}
            value={track}
            onChange={(key) => setTrack(String(key ?? 'all'))}
          />
        )}
      </div>
      {!dialog && <FormMessage failure={decide.failure} />}
      {canDecide && (
        <AlikePanel
          proposals={proposals}
          decide={decide}
          resolutionId={drafting ? text.resolutionId : null}
        />
      )}
      <div
        className={
          canDecide
            ? 'mt-4 grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]'
            : 'max-w-4xl'
        }
      >
        <section aria-label={t('list')} className="min-w-0">
          {list.length === 0 ? (
            <Empty
              kind={
                proposals.length === 0
                  ? 'empty'
                  : shown === 'submitted' && track === 'all'
                    ? 'emptyDesk'
                    : 'emptyFilter'
              }
              reset={() => {
                setShown('all');
                setTrack('all');
              }}
            />
          ) : (
            <DeskList
              proposals={list}
              places={text.places}
              slug={slug}
              canDecide={canDecide}
              selected={selected}
              onSelect={setMarked}
              actions={actions}
            />
          )}
        </section>
        {canDecide && (
          <TextAside
            slug={slug}
            text={text}
            ready={chosen.length > 0 && drafting}
            asking={asking}
            take={take}
            begin={begin}
          />
        )}
      </div>
      {canDecide && (chosen.length > 0 || asking) && (
        <DeskBar
          chosen={chosen}
          marked={selected.size}
          asking={asking}
          groups={groups.length}
          drafting={drafting}
          open={open}
          clear={done}
        />
      )}
      {dialog === 'take' && text.resolutionId && (
        <TakeDialog
          {...{ chosen, decide, done, groups, resolutionId: text.resolutionId }}
          close={() => setDialog(null)}
        />
      )}
      {dialog === 'attach' && text.resolutionId && (
        <AttachDialog
          {...{ chosen, decide, done, groups: text.groups, resolutionId: text.resolutionId }}
          close={() => setDialog(null)}
        />
      )}
      {dialog === 'return' && <ReturnDialog {...{ chosen, decide, done }} close={() => setDialog(null)} />}
    </div>
  );
}

function matches({ state, mine }: ProposalView, shown: Shown): boolean {
  if (shown === 'all') return true;
  if (shown === 'mine') return mine;
  if (shown === 'submitted') return state === 'submitted';
  return state === 'taken' || state === 'merged' || state === 'returned';
}

function Empty({ kind, reset }: { kind: 'empty' | 'emptyDesk' | 'emptyFilter'; reset(): void }) {
  const t = useTranslations('proposal');
  return (
    <EmptyState
      title={t(kind)}
      action={kind === 'empty' ? undefined : <Button onPress={reset}>{t('clearFilter')}</Button>}
    >
      {kind !== 'emptyFilter' && t(kind === 'empty' ? 'emptyBody' : 'emptyDeskBody')}
    </EmptyState>
  );
}
