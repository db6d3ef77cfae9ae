'use client';
/** Title, place and agenda of a track, typed by lines; and the opening of a new track. A refusal keeps what was typed. */
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { Select } from '#components/ui/select.tsx';
import { TextArea, TextField } from '#components/ui/text-field.tsx';
import type { Fail, Result } from '#domain/result.ts';
import { agendaLines, agendaOf } from '#domain/track/agenda.ts';
import { TRACK_KINDS } from '#domain/track/kinds.ts';
import type { TrackView } from '#domain/track/views.ts';
import { useTrackActions } from './track-actions.ts';

function useSend(close: () => void) {
  const [failure, setFailure] = useState<Fail | null>(null);
  const [pending, setPending] = useState(false);
  const t = useTranslations('track');
  const send = async (ask: () => Promise<Result<unknown>>, done?: (data: unknown) => void) => {
    setPending(true);
    const result = await ask().catch((): Fail => ({ ok: false, code: 'unavailable' }));
    setPending(false);
    setFailure(result.ok ? null : result);
    if (!result.ok) return;
    close();
    done?.(result.data);
  };
  const problem = (name: string) => {
    const code = Object.entries(failure?.fields ?? {}).find(([path]) => path.split('.')[0] === name)?.[1];
    return code && t(code === 'too_short' ? 'fields.too_short' : 'fields.other');
  };
  return { failure, pending, send, problem };
}

export function TrackDialog({ view }: { view: TrackView }) {
  const t = useTranslations('track');
  const actions = useTrackActions();
  const [open, setOpen] = useState(false);
  const unit = t('minutes', { count: 0 }).replace(/[\d\s]/g, '');
  const fresh = () => ({
    title: view.title,
    room: view.room,
    lines: agendaLines(view.agenda, unit),
    expectV: view.version,
  });
  const [typed, setTyped] = useState(fresh);
  const { failure, pending, send, problem } = useSend(() => setOpen(false));
  const set = (change: Partial<typeof typed>) => setTyped((now) => ({ ...now, ...change }));
  return (
    <Dialog
      trigger={<Button size="sm">{t('agendaEdit')}</Button>}
      isOpen={open}
      onOpenChange={(next) => {
        if (next) setTyped(fresh());
        setOpen(next);
      }}
      title={t('editTitle')}
      footer={
        <Button
          tone="ink"
          pending={pending}
          onPress={() =>
            send(() =>
              actions.edit({
                trackId: view.id,
                expectV: typed.expectV,
                title: typed.title,
                room: typed.room,
                agenda: agendaOf(typed.lines),
              }),
            )
          }
        >
          {t('save')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <FormMessage failure={failure} />
        <TextField
          label={t('name')}
          error={problem('title')}
          value={typed.title}
          onChange={(title) => set({ title })}
          maxLength={300}
        />
        <TextField
          label={t('room')}
          error={problem('room')}
          value={typed.room}
          onChange={(room) => set({ room })}
          maxLength={120}
        />
        <TextArea
          label={t('agendaLines')}
          hint={t('agendaHint')}
          error={problem('agenda')}
          value={typed.lines}
          onChange={(lines) => set({ lines })}
          rows={8}
        />
      </div>
    </Dialog>
  );
}

export function NewTrackDialog({ slug, forumId }: { slug: string; forumId: string }) {
  const t = useTranslations('track');
  const router = useRouter();
  const actions = useTrackActions();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState({ title: '', room: '', kind: 'round_table' });
  const { failure, pending, send, problem } = useSend(() => setOpen(false));
  const set = (change: Partial<typeof typed>) => setTyped((now) => ({ ...now, ...change }));
  return (
    <Dialog
      trigger={<Button tone="ink">{t('create')}</Button>}
      isOpen={open}
      onOpenChange={setOpen}
      title={t('createTitle')}
      footer={
        <Button
          tone="ink"
          pending={pending}
          onPress={() =>
            send(
              () => actions.create({ forumId, ...typed }),
              (data) => router.push(`/f/${slug}/t/${(data as { number: number }).number}`),
            )
          }
        >
          {t('make')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <FormMessage failure={failure} />
        <TextField
          label={t('name')}
          error={problem('title')}
          value={typed.title}
          onChange={(title) => set({ title })}
          maxLength={300}
          autoFocus
        />
        <Select
          label={t('kindLabel')}
          options={TRACK_KINDS.map((kind) => ({ id: kind, label: t(`kind.${kind}`) }))}
          value={typed.kind}
          onChange={(kind) => set({ kind: String(kind) })}
        />
        <TextField
          label={t('room')}
          error={problem('room')}
          value={typed.room}
          onChange={(room) => set({ room })}
          maxLength={120}
        />
      </div>
    </Dialog>
  );
}
