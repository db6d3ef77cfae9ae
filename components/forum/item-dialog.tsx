'use client';
/** One item of the programme: what, when, where, who. Removing asks once and names the item. */
import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { DateField } from '#components/ui/date-field.tsx';
import { AlertDialog, Dialog } from '#components/ui/dialog.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { Select } from '#components/ui/select.tsx';
import { TextArea, TextField } from '#components/ui/text-field.tsx';
import { programmeKinds } from '#domain/forum/parse/programme-kinds.ts';
import type { ProgrammeItemView, ProgrammeView } from '#domain/forum/views.ts';
import type { Act } from './act.ts';
import { linesOf, peopleOf } from './people-lines.ts';
import { useAct, useFieldText } from './use-act.ts';

export function ItemDialog({
  item,
  view,
  act,
  onClose,
}: {
  item: ProgrammeItemView | null;
  view: ProgrammeView;
  act: Act;
  onClose: () => void;
}) {
  const t = useTranslations('forum.programme');
  const c = useTranslations('common');
  const { run, pending, failure } = useAct(act);
  const problem = useFieldText(failure);
  const [kind, setKind] = useState<string>(item?.kind ?? 'presentation');
  const [track, setTrack] = useState<string>(item?.track?.id ?? '');

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const fields = {
      kind,
      title: text('title'),
      day: text('day'),
      startsAt: text('startsAt') || null,
      endsAt: text('endsAt') || null,
      room: text('room'),
      speakers: peopleOf(text('speakers'), item?.speakers),
      moderators: peopleOf(text('moderators'), item?.moderators),
    };
    if (item)
      run(
        'editProgrammeItem',
        { itemId: item.id, expectV: item.version, ...fields, trackId: track || null },
        onClose,
      );
    else run('addProgrammeItem', { forumId: view.forum.id, item: fields }, onClose);
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(open) => !open && onClose()}
      title={item ? item.title : t('newItem')}
      footer={
        <>
          {item && (
            <AlertDialog
              trigger={
                <Button tone="quiet" icon={<Trash2 aria-hidden />} className="sm:mr-auto">
                  {c('delete')}
                </Button>
              }
              title={t('removeTitle', { title: item.title })}
              confirm={c('delete')}
              onConfirm={() => run('removeProgrammeItem', { itemId: item.id }, onClose)}
            >
              {t('removeBody')}
            </AlertDialog>
          )}
          <Button onPress={onClose}>{c('cancel')}</Button>
          <Button tone="ink" type="submit" form="programme-item" pending={pending}>
            {c('save')}
          </Button>
        </>
      }
    >
      <form id="programme-item" onSubmit={submit} className="flex flex-col gap-4">
        <FormMessage failure={failure} />
        <TextArea
          name="title"
          label={t('titleLabel')}
          rows={2}
          defaultValue={item?.title ?? ''}
          isRequired
          error={problem('title') ?? problem('item.title')}
        />
        <Select
          label={t('kindLabel')}
          selectedKey={kind}
          onSelectionChange={(key) => setKind(String(key))}
          options={programmeKinds.map((id) => ({ id, label: t(`kinds.${id}`) }))}
        />
        <div className="grid gap-4 sm:grid-cols-3">
          <DateField
            name="day"
            label={t('day')}
            defaultValue={item?.day ?? view.days.at(-1)?.day ?? view.forum.startsOn}
            isRequired
          />
          <DateField name="startsAt" kind="time" label={t('from')} defaultValue={item?.startsAt ?? ''} />
          <DateField
            name="endsAt"
            kind="time"
            label={t('to')}
            defaultValue={item?.endsAt ?? ''}
            error={problem('endsAt') ?? problem('item.endsAt')}
          />
        </div>
        <TextField name="room" label={t('room')} defaultValue={item?.room ?? ''} />
        <TextArea
          name="speakers"
          label={t('people')}
          hint={t('peopleHint')}
          rows={2}
          defaultValue={linesOf(item?.speakers ?? [])}
        />
        <TextArea
          name="moderators"
          label={t('leads')}
          rows={1}
          defaultValue={linesOf(item?.moderators ?? [])}
        />
        {item && view.tracks.length > 0 && (
          <Select
            label={t('makeTrack')}
            selectedKey={track || 'none'}
            onSelectionChange={(key) => setTrack(key === 'none' ? '' : String(key))}
            options={[
              { id: 'none', label: t('noTrack') },
              ...view.tracks.map(({ id, number, title }) => ({ id, label: `${number}. ${title}` })),
            ]}
          />
        )}
      </form>
    </Dialog>
  );
}
