'use client';
/** Schools of the directory, each with both names; added and corrected here. */
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { EmptyState } from '#components/ui/states.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import type { SchoolRow } from '#domain/forum/views.ts';
import type { Act } from './act.ts';
import { useAct, useFieldText } from './use-act.ts';

export function SchoolDirectory({
  forumId,
  schools,
  act,
}: {
  forumId: string;
  schools: readonly SchoolRow[];
  act: Act;
}) {
  const t = useTranslations('people.schoolsPage');
  const p = useTranslations('people');
  const [open, setOpen] = useState<SchoolRow | 'new' | null>(null);
  return (
    <div className="flex max-w-5xl flex-col gap-4">
      <div>
        <Button onPress={() => setOpen('new')}>{t('add')}</Button>
      </div>
      <DataTable
        caption={t('title')}
        captionHidden
        rows={schools}
        rowKey={({ id }) => id}
        empty={
          <EmptyState compact title={t('empty')}>
            {t('emptyBody')}
          </EmptyState>
        }
        columns={[
          { key: 'short', header: t('short'), rowHeader: true, cell: (row) => row.shortName },
          { key: 'full', header: t('full'), cell: (row) => row.fullName },
          { key: 'municipality', header: p('municipality'), cell: (row) => row.municipality },
          { key: 'people', header: t('people'), align: 'end', cell: (row) => row.people },
          {
            key: 'edit',
            header: <span className="sr-only">{p('edit')}</span>,
            align: 'end',
            cell: (row) => (
              <Button
                size="sm"
                tone="quiet"
                aria-label={`${p('edit')}: ${row.shortName}`}
                onPress={() => setOpen(row)}
              >
                {p('edit')}
              </Button>
            ),
          },
        ]}
      />
      {open && (
        <SchoolDialog
          key={open === 'new' ? 'new' : open.id}
          forumId={forumId}
          school={open === 'new' ? null : open}
          act={act}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

function SchoolDialog({
  forumId,
  school,
  act,
  onClose,
}: {
  forumId: string;
  school: SchoolRow | null;
  act: Act;
  onClose: () => void;
}) {
  const t = useTranslations('people.schoolsPage');
  const p = useTranslations('people');
  const c = useTranslations('common');
  const { run, pending, failure } = useAct(act);
  const problem = useFieldText(failure);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const fields = {
      forumId,
      number: text('number'),
      shortName: text('shortName'),
      fullName: text('fullName'),
      municipality: text('municipality'),
    };
    if (school) run('editSchool', { ...fields, schoolId: school.id }, onClose);
    else run('addSchool', fields, onClose);
  }
  return (
    <Dialog
      isOpen
      onOpenChange={(is) => !is && onClose()}
      title={school ? t('edit') : t('add')}
      footer={
        <>
          <Button onPress={onClose}>{c('cancel')}</Button>
          <Button tone="ink" type="submit" form="school" pending={pending}>
            {c('save')}
          </Button>
        </>
      }
    >
      <form id="school" onSubmit={submit} className="flex flex-col gap-4">
        <FormMessage failure={failure} />
        <TextField
          name="shortName"
          label={t('short')}
          defaultValue={school?.shortName ?? ''}
          error={problem('shortName')}
          isRequired
        />
        <TextField
          name="fullName"
          label={t('full')}
          defaultValue={school?.fullName ?? ''}
          error={problem('fullName')}
          isRequired
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            name="number"
            label={t('number')}
            defaultValue={school?.number ?? ''}
            error={problem('number')}
          />
          <TextField
            name="municipality"
            label={p('municipality')}
            defaultValue={school?.municipality ?? ''}
            error={problem('municipality')}
          />
        </div>
      </form>
    </Dialog>
  );
}
