'use client';
/** The agenda under the secretary's hands: questions, their order, what was resolved where no vote says it. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AGENDA_STATES } from '#domain/minutes/kinds.ts';
import type { MinutesPage } from '#domain/minutes/views.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Select } from '../ui/select.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';
import type { MinutesAct } from './act.ts';

export function AgendaEditor({ page, act }: { page: MinutesPage; act: MinutesAct }) {
  const t = useTranslations('minutes.item');
  const items = page.doc?.items ?? [];
  return (
    <ul className="divide-y divide-line border-line border-y">
      {items.map((item) => (
        <li key={item.id} className="flex flex-wrap items-center gap-2 py-2">
          <span className="min-w-0 grow basis-56">
            {item.number}. {item.title}
          </span>
          <Button
            size="sm"
            tone="quiet"
            isDisabled={item.number === 1}
            aria-label={`${t('up')}: ${item.title}`}
            onPress={() => act('moveAgendaItem', { itemId: item.id, number: item.number - 1 })}
          >
            {t('up')}
          </Button>
          <DecisionDialog item={item} stored={page.items.find(({ id }) => id === item.id)} act={act} />
        </li>
      ))}
      <li className="py-2">
        <AddItem forumId={page.forum.id} act={act} />
      </li>
    </ul>
  );
}

function DecisionDialog({
  item,
  stored,
  act,
}: {
  item: NonNullable<MinutesPage['doc']>['items'][number];
  stored: MinutesPage['items'][number] | undefined;
  act: MinutesAct;
}) {
  const t = useTranslations('minutes.item');
  const [fields, setFields] = useState({
    title: item.title,
    rapporteur: item.rapporteur,
    decision: stored?.decision ?? '',
    owner: stored?.owner ?? '',
    deadlineText: stored?.deadlineText ?? '',
  });
  const [state, setState] = useState(item.state);
  const set = (over: Partial<typeof fields>) => setFields((was) => ({ ...was, ...over }));
  const save = async (close: () => void) => {
    const decided = fields.decision.trim() !== '' && state === 'open' ? ('decided' as const) : state;
    const result = await act('editAgendaItem', {
      itemId: item.id,
      expectV: stored?.version ?? 1,
      ...fields,
      state: decided,
    });
    if (result.ok) close();
  };
  return (
    <Dialog
      trigger={
        <Button
          size="sm"
          tone={item.undecided ? 'cinnabar' : 'line'}
          aria-label={`${t('edit')}: ${item.title}`}
        >
          {t('edit')}
        </Button>
      }
      title={`${item.number}. ${item.title}`}
      footer={(close) => (
        <Button tone="ink" onPress={() => save(close)}>
          {t('edit')}
        </Button>
      )}
    >
      <div className="flex flex-col gap-4">
        <TextField
          label={t('title')}
          value={fields.title}
          onChange={(title) => set({ title })}
          maxLength={500}
        />
        <TextField
          label={t('rapporteur')}
          value={fields.rapporteur}
          onChange={(rapporteur) => set({ rapporteur })}
          maxLength={300}
        />
        <TextArea
          serif
          label={t('decision')}
          hint={t('decisionHint')}
          value={fields.decision}
          onChange={(decision) => set({ decision })}
          rows={4}
          maxLength={8000}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t('owner')}
            value={fields.owner}
            onChange={(owner) => set({ owner })}
            maxLength={300}
          />
          <TextField
            label={t('deadline')}
            value={fields.deadlineText}
            onChange={(deadlineText) => set({ deadlineText })}
            maxLength={300}
          />
        </div>
        <Select
          label={t('state')}
          selectedKey={state}
          onSelectionChange={(key) => setState(key as typeof state)}
          options={AGENDA_STATES.map((id) => ({ id, label: t(id) }))}
        />
      </div>
    </Dialog>
  );
}

function AddItem({ forumId, act }: { forumId: string; act: MinutesAct }) {
  const t = useTranslations('minutes.item');
  const [title, setTitle] = useState('');
  const add = async () => {
    const result = await act('addAgendaItem', { forumId, title, kind: 'report' });
    if (result.ok) setTitle('');
  };
  return (
    <div className="flex flex-wrap items-end gap-2">
      <TextField
        className="min-w-0 grow basis-64"
        label={t('title')}
        value={title}
        onChange={setTitle}
        maxLength={500}
      />
      <Button tone="line" isDisabled={title.trim().length < 3} onPress={add}>
        {t('add')}
      </Button>
    </div>
  );
}
