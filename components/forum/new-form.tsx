'use client';
/** The form of a new forum. Native controls inside, so that it also works before the script has come. */
import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Checkbox, Radio, RadioGroup } from '#components/ui/choice.tsx';
import { DateField } from '#components/ui/date-field.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { Select } from '#components/ui/select.tsx';
import { TextArea, TextField } from '#components/ui/text-field.tsx';
import { FORUM_KINDS, PRESET_DATA, PRESETS, type Preset } from '#domain/forum/presets.ts';
import type { Fail } from '#domain/result.ts';
import { useFieldText } from './use-act.ts';

export type NewFormState = { fail: Fail; values: Record<string, string> } | null;
type Source = { id: string; name: string; number: string; startsOn: string };

export function NewForumForm({
  sources,
  from,
  cmdId,
  create,
}: {
  sources: readonly Source[];
  from?: string;
  /** The key of this one intention: a second press creates nothing twice. */
  cmdId: string;
  create: (before: NewFormState, form: FormData) => Promise<NewFormState>;
}) {
  const t = useTranslations('forum');
  const [state, action, pending] = useActionState(create, null);
  const problem = useFieldText(state?.fail ?? null);
  const was = (name: string) => state?.values[name] ?? '';
  const [preset, setPreset] = useState<Preset>(PRESETS.find((id) => id === was('preset')) ?? 'municipal');
  const [kind, setKind] = useState<string | null>(was('kind') || null);
  const [source, setSource] = useState(was('copyFrom') || from || 'none');
  const shownKind = kind ?? PRESET_DATA[preset].kind;
  return (
    <form action={action} className="flex max-w-2xl flex-col gap-6">
      <FormMessage failure={state?.fail} />
      <input type="hidden" name="cmdId" value={cmdId} />
      {/* Empty until chosen: before the script has come the preset alone decides. */}
      <input type="hidden" name="kind" value={kind ?? ''} />
      <input type="hidden" name="copyFrom" value={source === 'none' ? '' : source} />
      <RadioGroup
        name="preset"
        label={t('new.preset')}
        value={preset}
        onChange={(value) => setPreset(value as Preset)}
      >
        {PRESETS.map((id) => (
          <Radio key={id} value={id} note={t(`presetNote.${id}`)}>
            {t(`preset.${id}`)}
          </Radio>
        ))}
      </RadioGroup>
      {sources.length > 0 && (
        <div>
          <Select
            label={t('new.copyFrom')}
            selectedKey={source}
            onSelectionChange={(key) => setSource(String(key))}
            options={[
              { id: 'none', label: t('new.copyNone') },
              ...sources.map(({ id, name, number, startsOn }) => ({
                id,
                label: [number, name].filter(Boolean).join(' '),
                note: startsOn.slice(0, 4),
              })),
            ]}
          />
          {source !== 'none' && (
            <div className="mt-2">
              <Checkbox name="copyProgramme" defaultSelected>
                {t('new.copyProgramme')}
              </Checkbox>
              <Checkbox name="copyPeople">{t('new.copyPeople')}</Checkbox>
            </div>
          )}
        </div>
      )}
      <div className="grid gap-4 sm:grid-cols-[8rem_1fr]">
        <TextField
          name="number"
          label={t('new.number')}
          defaultValue={was('number')}
          error={problem('number')}
        />
        <TextField
          name="name"
          label={t('new.name')}
          hint={t('new.nameHint', { preset })}
          defaultValue={was('name')}
          error={problem('name')}
          isRequired
        />
      </div>
      <Select
        label={t('new.kind')}
        selectedKey={shownKind}
        onSelectionChange={(key) => setKind(String(key))}
        options={FORUM_KINDS.map((id) => ({ id, label: t(`kind.${id}`) }))}
      />
      <div className="flex flex-wrap gap-4">
        <DateField
          name="startsOn"
          label={t('new.startsOn')}
          defaultValue={was('startsOn')}
          error={problem('startsOn')}
          isRequired
        />
        <DateField
          name="endsOn"
          label={t('new.endsOn')}
          defaultValue={was('endsOn')}
          error={problem('endsOn')}
          optional
        />
      </div>
      <TextField
        name="settlement"
        label={t('new.settlement')}
        hint={t('new.settlementHint')}
        defaultValue={was('settlement')}
        error={problem('settlement')}
      />
      <TextField
        name="venue"
        label={t('new.venue')}
        hint={t('new.venueHint')}
        defaultValue={was('venue')}
        error={problem('venue')}
      />
      <TextArea
        name="organisers"
        label={t('new.organisers')}
        hint={t('new.organisersHint')}
        rows={2}
        defaultValue={was('organisers')}
        error={problem('organisers')}
      />
      <div>
        <Button type="submit" tone="ink" pending={pending}>
          {t('new.submit')}
        </Button>
      </div>
    </form>
  );
}
