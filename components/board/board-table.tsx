'use client';
/**
 * One table, its rows grouped under their addressees: followed live while nothing is filtered, more rows as JSON of the
 * same view, by themselves once somebody has asked for more; of thousands only those near the eye are drawn. Without script the first rows stand there, further ones and the filters are plain links.
 */
import { useTranslations } from 'next-intl';
import { Fragment, useEffect, useRef, useState, useTransition } from 'react';
import { useView } from '#components/live/use-view.ts';
import { useWire, type Wire } from '#components/live/wire.ts';
import { StatusMark } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { type Column, DataTable, type Group } from '#components/ui/data-table.tsx';
import { Kept } from '#components/ui/kept.tsx';
import { TextLink } from '#components/ui/link.tsx';
import { useNearParts } from '#components/ui/near-parts.ts';
import { foundPieces } from '#domain/recommendation/found.ts';
import {
  type AddresseeRow,
  type BoardView,
  byAddressee,
  countedRows,
  FIRST_ROWS,
  firstRows,
  type KeeperRow,
  type MemberRow,
} from '#domain/recommendation/views.ts';
import { SignalMarks } from './signal-marks.tsx';
import { DueLine, StateMark, useDay, useNames } from './words.tsx';

type Row = KeeperRow | MemberRow | AddresseeRow;
const counted = (row: Row): row is KeeperRow | MemberRow => 'schedule' in row;
const kept = (row: Row): row is KeeperRow => 'offerLetter' in row;

export function BoardTable({
  initial: text,
  query,
  followed,
  pick = false,
}: {
  initial: Wire<BoardView>;
  /** Of the filter, as it stands in the address. */
  query: string;
  followed: boolean;
  /** With a box before each row, for what is done with several at once. */
  pick?: boolean;
}) {
  const t = useTranslations('board');
  const ui = useTranslations('ui');
  const names = useNames();
  const initial = useWire(text);
  const live = useView<BoardView>('board.table', initial.forum.id, initial);
  const view = firstRows((followed && live.data) || initial, FIRST_ROWS);
  const [more, setMore] = useState<{ pages: Row[][]; next: string | null } | null>(null);
  const [halted, setHalted] = useState(false);
  const [pending, start] = useTransition();
  const fresh = view.rows as Row[];
  const seen = new Set(fresh.map((row) => row.number));
  // Each page is grouped by itself: nothing comes in above what is being read.
  const pages = [fresh, ...(more?.pages ?? []).map((page) => page.filter((row) => !seen.has(row.number)))];
  const shown = pages.reduce((sum, page) => sum + countedRows(page), 0);
  const next = more ? more.next : view.next;

  const load = () =>
    start(async () => {
      const params = new URLSearchParams(query);
      params.set('after', next ?? '');
      params.set('limit', '100');
      const response = await fetch(`/api/v1/views/board.table/${initial.forum.id}?${params}`).catch(
        () => null,
      );
      // Without a line it waits for the hand again.
      setHalted(!response?.ok);
      if (!response?.ok) return;
      const { data } = (await response.json()) as { data: BoardView };
      setMore((before) => ({ pages: [...(before?.pages ?? []), data.rows as Row[]], next: data.next }));
    });

  const { gapOf, watch } = useNearParts();
  const end = useRef<HTMLDivElement>(null);
  const goOn = useRef(load);
  useEffect(() => {
    goOn.current = load;
  });
  // Asked for once by hand, further rows come by themselves as the end comes near.
  const asked = more !== null && next !== null && !pending && !halted;
  useEffect(() => {
    const foot = end.current;
    if (!asked || !foot || typeof IntersectionObserver === 'undefined') return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) goOn.current();
      },
      { rootMargin: '800px 0px' },
    );
    observer.observe(foot);
    return () => observer.disconnect();
  }, [asked]);

  return (
    <div className="flex flex-col gap-8">
      <Kept of={() => `board ${pick} ${text}`}>
        <DataTable
          caption={t('caption')}
          captionHidden
          columns={columnsOf(view)}
          rows={fresh}
          groups={pages.flatMap((page, part) => groupsOf(page, part))}
          rowKey={(row) => String(row.number)}
        />
      </Kept>
      {next && (
        <div ref={end} className="flex flex-wrap items-center gap-4">
          <Button onPress={load} pending={pending}>
            {ui('showMore')}
          </Button>
          <noscript>
            <a className="underline" href={`?${query}${query && '&'}after=${next}`}>
              {ui('showMore')}
            </a>
          </noscript>
          <span className="text-sm text-ink-2" aria-live="polite">
            {ui('shownOf', { shown, total: view.counts.total })}
          </span>
        </div>
      )}
    </div>
  );

  function groupsOf(page: readonly Row[], part: number): Group<Row>[] {
    // The first rows always stand there; boxes that were ticked must not go away.
    const ref = part === 0 || pick ? undefined : watch(part);
    const gap = ref && gapOf(part);
    if (gap !== undefined) return [{ key: `gap ${part}`, title: null, rows: [], gap, ref }];
    const above = pages[part - 1]?.at(-1);
    return byAddressee(page).map((group, at) => ({
      key: `${part} ${group.key}`,
      // What goes on from the page above needs no second heading.
      title: at === 0 && above && byAddressee([above])[0]?.key === group.key ? null : names(group.names),
      rows: group.rows,
      ref,
    }));
  }

  function columnsOf(from: BoardView): Column<Row>[] {
    const { slug, profile } = from.forum;
    return [
      {
        key: 'text',
        header: t('column.text'),
        rowHeader: true,
        cell: (row) => (
          <TextCell
            pick={pick}
            row={row}
            slug={slug}
            linked={from.audience !== 'addressee'}
            found={from.found?.[row.number]}
          />
        ),
      },
      {
        key: 'deadline',
        header: t('column.deadline'),
        width: '17%',
        cell: (row) => (counted(row) ? <DueLine row={row} /> : row.deadlineText || t('noDeadline')),
      },
      {
        key: 'status',
        header: t('column.status'),
        width: '22%',
        cell: (row) => (
          <span className="block">
            {row.parts > 0 ? (
              <span className="text-sm text-ink-2">{t('divided', { count: row.parts })}</span>
            ) : (
              <StateMark profile={profile} row={row} awaits={kept(row) && row.pending > 0} />
            )}
            {row.circle && <span className="mt-1 block text-sm">{t('marked', row.circle)}</span>}
            {kept(row) && row.pending > 0 && (
              <span className="mt-1 block text-sm text-cinnabar">{t('pending', { count: row.pending })}</span>
            )}
            {counted(row) && row.parts === 0 && row.waiting.silentDays !== null && <Silence row={row} />}
            {counted(row) && <SignalMarks signals={row.signals} />}
          </span>
        ),
      },
      { key: 'answer', header: t('column.answer'), width: '25%', cell: (row) => <AnswerCell row={row} /> },
    ];
  }
}

function PickBox({ row }: { row: Row }) {
  const t = useTranslations('board');
  if (row.parts > 0) return null;
  return (
    <label className="-ml-3 inline-flex min-h-11 min-w-11 cursor-pointer items-center justify-center align-middle">
      <input
        type="checkbox"
        name="n"
        value={row.number}
        form="bulk"
        className="size-5 accent-ink"
        aria-label={t('bulk.pickOne', { number: row.number })}
      />
    </label>
  );
}

function TextCell({
  pick,
  row,
  slug,
  linked,
  found,
}: {
  pick: boolean;
  row: Row;
  slug: string;
  linked: boolean;
  found: string | undefined;
}) {
  const t = useTranslations('board');
  const text = found
    ? foundPieces(found).map((piece, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in its order
        <Fragment key={at}>
          {piece.found ? <mark className="bg-cinnabar-wash text-ink">{piece.text}</mark> : piece.text}
        </Fragment>
      ))
    : row.text;
  return (
    <span className="block max-w-[68ch]">
      {pick && <PickBox row={row} />}
      <span className="font-serif text-lg font-normal">
        <span className="text-ink-2">{row.marker} </span>
        {linked ? <TextLink href={`/f/${slug}/r/${row.number}`}>{text}</TextLink> : text}
      </span>
      <span className="mt-1 block text-sm font-normal text-ink-2">
        {[
          t('numero', { number: row.number }),
          row.parentNumber !== null && t('part', { part: row.part, number: row.parentNumber }),
          row.ownerText,
          row.tracks.length > 0 &&
            t('fromTracks', { count: row.tracks.length, tracks: row.tracks.map((x) => `«${x}»`).join(', ') }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
  );
}

function Silence({ row }: { row: KeeperRow | MemberRow }) {
  const t = useTranslations('board');
  const day = useDay();
  return (
    <span className="mt-1 block text-sm text-ink-2">
      {t('silent', { days: row.waiting.silentDays ?? 0 })}
      {row.waiting.expectedBy && `; ${t('expected', { day: day(row.waiting.expectedBy) })}`}
      {kept(row) && row.offerLetter && (
        <StatusMark status="late" quiet className="mt-1">
          {t('offerLetter')}
        </StatusMark>
      )}
    </span>
  );
}

function AnswerCell({ row }: { row: Row }) {
  const t = useTranslations('board');
  const day = useDay();
  if (row.state === 'closed' && row.outcomeNote)
    return <span className="line-clamp-4">{row.outcomeNote}</span>;
  if (!row.answer) return <span className="text-ink-2">{t('noAnswer')}</span>;
  return (
    <span className="block">
      <span className="block text-sm text-ink-2">
        {t('answered', { outcome: t(`outcome.${row.answer.outcome}`), day: day(row.answer.on) })}
        {'percent' in row.answer &&
          row.answer.percent !== null &&
          ` · ${t('plan.percentShort', { percent: row.answer.percent })}`}
      </span>
      <span className="line-clamp-4">{row.answer.text}</span>
    </span>
  );
}
