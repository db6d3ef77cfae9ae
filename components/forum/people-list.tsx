'use client';
/** The list of people: found by typing, shown in portions, followed live. */
import { useTranslations } from 'next-intl';
import { useDeferredValue, useMemo, useState } from 'react';
import { useView } from '#components/live/use-view.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { type Column, DataTable } from '#components/ui/data-table.tsx';
import { SearchField } from '#components/ui/text-field.tsx';
import type { DeskPerson, PeopleView } from '#domain/forum/views.ts';
import type { Act } from './act.ts';
import { PersonDialog, type SchoolOption } from './person-dialog.tsx';
import { type PeopleRow, usePeople } from './use-people.ts';

const PORTION = 50;
type Row = PeopleRow;
/** What somebody is beside a participant says more, so it stands first. */
const officesFirst = (roles: Row['roles']) => [
  ...roles.filter((role) => role !== 'participant'),
  ...roles.filter((role) => role === 'participant'),
];
const atDesk = (row: Row): row is DeskPerson => 'badgeCode' in row;

export function PeopleList({
  forumId,
  initial,
  find = '',
  followed,
  manage,
  office,
  schools,
  act,
}: {
  forumId: string;
  initial: PeopleView;
  /** Words to begin with. */
  find?: string;
  /** False where the page is shown for another's eyes: then nothing of one's own may flow in. */
  followed: boolean;
  manage: boolean;
  office: boolean;
  schools: readonly SchoolOption[];
  act: Act;
}) {
  const t = useTranslations('people');
  const ui = useTranslations('ui');
  const [query, setQuery] = useState(find);
  const [shown, setShown] = useState(PORTION);
  const [open, setOpen] = useState<DeskPerson | 'new' | null>(null);
  const asked = useDeferredValue(query);
  const live = useView<PeopleView>('forum.people', forumId, initial);
  const view = (followed && live.data) || initial;
  const { rows, total } = usePeople({ forumId, view, followed }, asked, shown);

  const hasContacts = useMemo(() => rows.some((row) => atDesk(row) && (row.phone || row.email)), [rows]);
  const columns: Column<Row>[] = [
    {
      key: 'name',
      header: t('name'),
      rowHeader: true,
      cell: (row) => (
        <span className="block text-left font-medium">
          {row.fullName}
          <Marks row={row} />
        </span>
      ),
    },
    {
      key: 'school',
      header: t('school'),
      cell: (row) => (
        <>
          {row.school}
          <span className="block text-sm text-ink-2">
            {[row.post, row.municipality].filter(Boolean).join(', ')}
          </span>
        </>
      ),
    },
    {
      key: 'roles',
      header: t('roles'),
      cell: (row) => (
        <span className="text-sm">
          {officesFirst(row.roles)
            .map((role) => t(`role.${role}`))
            .join(', ')}
        </span>
      ),
    },
    ...(hasContacts
      ? [
          {
            key: 'contacts',
            header: t('contacts'),
            cell: (row: Row) =>
              atDesk(row) && (row.phone || row.email) ? (
                <span className="text-sm break-words text-ink-2">
                  {row.phone}
                  {row.phone && row.email && <br />}
                  {row.email}
                </span>
              ) : null,
          },
        ]
      : []),
    ...(manage
      ? [
          {
            key: 'edit',
            header: <span className="sr-only">{t('edit')}</span>,
            align: 'end' as const,
            cell: (row: Row) =>
              atDesk(row) && (
                <Button
                  size="sm"
                  tone="quiet"
                  aria-label={`${t('edit')}: ${row.fullName}`}
                  onPress={() => setOpen(row)}
                >
                  {t('edit')}
                </Button>
              ),
          },
        ]
      : []),
  ];

  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end gap-3">
        <SearchField
          label={t('search')}
          value={query}
          onChange={(value) => {
            setQuery(value);
            setShown(PORTION);
          }}
          className="max-w-md grow"
        />
        {manage && <Button onPress={() => setOpen('new')}>{t('add')}</Button>}
      </div>
      <DataTable
        caption={t('title')}
        captionHidden
        columns={columns}
        rows={rows.slice(0, shown)}
        rowKey={(row) => row.id}
        empty={<p className="py-6 text-ink-2">{t('notFound', { query: asked })}</p>}
      />
      {total > shown && (
        <div className="flex items-center gap-3">
          <Button onPress={() => setShown(shown + 200)}>{ui('showMore')}</Button>
          <span className="text-sm text-ink-2">
            {ui('shownOf', { shown: Math.min(shown, rows.length), total })}
          </span>
        </div>
      )}
      {open && (
        <PersonDialog
          key={open === 'new' ? 'new' : open.id}
          forumId={forumId}
          person={open === 'new' ? null : open}
          schools={schools}
          office={office}
          act={act}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

function Marks({ row }: { row: Row }) {
  const t = useTranslations('people');
  const marks = [
    ...(row.present ? [t('here')] : []),
    ...(atDesk(row) && row.voting ? [t('votingMark')] : []),
    ...(atDesk(row) && !row.confirmed ? [t('guestMark')] : []),
  ];
  if (marks.length === 0) return null;
  return (
    <span className="mt-1 flex flex-wrap gap-1.5">
      {marks.map((mark) => (
        <Badge key={mark}>{mark}</Badge>
      ))}
    </span>
  );
}
