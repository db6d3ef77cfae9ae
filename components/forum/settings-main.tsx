'use client';
/** Name, days, places, organisers, groups of participants; public page and joining by code. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Switch } from '#components/ui/choice.tsx';
import { DateField } from '#components/ui/date-field.tsx';
import { Select } from '#components/ui/select.tsx';
import { TextArea, TextField } from '#components/ui/text-field.tsx';
import { toast } from '#components/ui/toast.tsx';
import { FORUM_KINDS } from '#domain/forum/presets.ts';
import type { SettingsView } from '#domain/forum/views.ts';
import type { Act } from './act.ts';
import { SettingsPart } from './settings-part.tsx';
import { useAct, useFieldText } from './use-act.ts';

/** The zones of Russia; another one, set by the JSON door, is kept as it is. */
const ZONE_NAMES = {
  kaliningrad: 'Europe/Kaliningrad',
  moscow: 'Europe/Moscow',
  samara: 'Europe/Samara',
  yekaterinburg: 'Asia/Yekaterinburg',
  omsk: 'Asia/Omsk',
  krasnoyarsk: 'Asia/Krasnoyarsk',
  irkutsk: 'Asia/Irkutsk',
  yakutsk: 'Asia/Yakutsk',
  vladivostok: 'Asia/Vladivostok',
  magadan: 'Asia/Magadan',
  kamchatka: 'Asia/Kamchatka',
} as const;
const ZONES = Object.keys(ZONE_NAMES) as (keyof typeof ZONE_NAMES)[];

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** «28 директоров района» → 28 and the words; a line without a number counts nobody. */
function group(line: string): { count: number; text: string } {
  const [, count, text] = /^(\d{1,5})\s+(.+)$/.exec(line) ?? [];
  return count && text ? { count: Number(count), text } : { count: 0, text: line };
}

export function MainSettings({ view, act }: { view: SettingsView; act: Act }) {
  const t = useTranslations('forum');
  const { run, pending, failure } = useAct(act);
  const problem = useFieldText(failure);
  const { forum } = view;
  const [kind, setKind] = useState<string>(forum.kind);
  const [zone, setZone] = useState(forum.timeZone);
  const [open, setOpen] = useState(forum.public);
  const [join, setJoin] = useState(view.joinOpen);
  return (
    <SettingsPart
      title={t('settings.main')}
      failure={failure}
      pending={pending}
      onSave={(text) =>
        run(
          'editForum',
          {
            forumId: forum.id,
            expectV: forum.version,
            kind,
            number: text('number'),
            name: text('name'),
            goal: text('goal'),
            startsOn: text('startsOn'),
            endsOn: text('endsOn') || text('startsOn'),
            settlement: text('settlement'),
            venue: text('venue'),
            timeZone: zone,
            organisers: lines(text('organisers')).map((name, at) => ({
              name,
              role: at === 0 ? 'lead' : 'together',
            })),
            participantGroups: lines(text('groups')).map(group),
            public: open,
            joinOpen: join,
          },
          () => toast({ title: t('settings.savedNews') }),
        )
      }
    >
      <div className="grid gap-4 sm:grid-cols-[8rem_1fr]">
        <TextField
          name="number"
          label={t('new.number')}
          defaultValue={forum.number}
          error={problem('number')}
        />
        <TextField
          name="name"
          label={t('new.name')}
          defaultValue={forum.name}
          error={problem('name')}
          isRequired
        />
      </div>
      <Select
        label={t('new.kind')}
        selectedKey={kind}
        onSelectionChange={(key) => setKind(String(key))}
        options={FORUM_KINDS.map((id) => ({ id, label: t(`kind.${id}`) }))}
      />
      <div className="flex flex-wrap gap-4">
        <DateField
          name="startsOn"
          label={t('new.startsOn')}
          defaultValue={forum.startsOn}
          error={problem('startsOn')}
          isRequired
        />
        <DateField
          name="endsOn"
          label={t('new.endsOn')}
          defaultValue={forum.endsOn}
          error={problem('endsOn')}
        />
      </div>
      <TextField
        name="settlement"
        label={t('new.settlement')}
        hint={t('new.settlementHint')}
        defaultValue={forum.settlement}
        error={problem('settlement')}
      />
      <TextField name="venue" label={t('new.venue')} defaultValue={forum.venue} error={problem('venue')} />
      <TextArea
        name="organisers"
        label={t('new.organisers')}
        hint={t('new.organisersHint')}
        rows={2}
        defaultValue={forum.organisers.map(({ name }) => name).join('\n')}
      />
      <TextArea
        name="goal"
        label={t('settings.goal')}
        rows={3}
        defaultValue={forum.goal}
        error={problem('goal')}
      />
      <TextArea
        name="groups"
        label={t('settings.groups')}
        hint={t('settings.groupsHint')}
        rows={2}
        defaultValue={forum.participantGroups
          .map(({ count, text }) => (count ? `${count} ${text}` : text))
          .join('\n')}
      />
      <Select
        label={t('settings.timeZone')}
        selectedKey={zone}
        onSelectionChange={(key) => setZone(String(key))}
        error={problem('timeZone')}
        options={[
          ...ZONES.map((id) => ({ id: ZONE_NAMES[id], label: t(`settings.zones.${id}`) })),
          ...(ZONES.some((id) => ZONE_NAMES[id] === forum.timeZone)
            ? []
            : [{ id: forum.timeZone, label: forum.timeZone }]),
        ]}
      />
      <Switch isSelected={open} onChange={setOpen} note={t('settings.publicNote')}>
        {t('settings.public')}
      </Switch>
      <Switch isSelected={join} onChange={setJoin} note={t('settings.joinOpenNote')}>
        {t('settings.joinOpen')}
      </Switch>
    </SettingsPart>
  );
}
