'use client';
/** The order of this floor: how the floor is given, for how long, how questions are signed. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Radio, RadioGroup, Switch } from '#components/ui/choice.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { NumberField } from '#components/ui/number-field.tsx';
import { FLOOR_GROUPS, FLOOR_MODES, type FloorSettings, QUESTION_NAMES } from '#domain/floor/kinds.ts';
import type { Step } from './use-desk.ts';

export function DeskRules({
  settings,
  step,
  pending,
}: {
  settings: FloorSettings;
  step: Step;
  pending: boolean;
}) {
  const t = useTranslations('floor.desk');
  const [draft, setDraft] = useState<FloorSettings | null>(null);
  const [saved, setSaved] = useState(false);
  const value = draft ?? settings;
  const set = (change: Partial<FloorSettings>) => {
    setSaved(false);
    setDraft({ ...value, ...change });
  };
  const save = async () => {
    if (!(await step('floor.configure', { settings: value }))) return;
    setDraft(null);
    setSaved(true);
  };
  return (
    <Disclosure title={t('rules')}>
      <div className="flex max-w-xl flex-col gap-5">
        <RadioGroup
          label={t('mode')}
          value={value.mode}
          onChange={(mode) => set({ mode: mode as FloorSettings['mode'] })}
        >
          {FLOOR_MODES.map((mode) => (
            <Radio key={mode} value={mode}>
              {t(`modes.${mode}`)}
            </Radio>
          ))}
        </RadioGroup>
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField
            label={t('seconds')}
            hint={t('zero')}
            minValue={0}
            maxValue={60}
            value={Math.round(value.seconds / 60)}
            onChange={(minutes) => set({ seconds: (minutes || 0) * 60 })}
          />
          <NumberField
            label={t('shortSeconds')}
            hint={t('zero')}
            minValue={0}
            maxValue={3600}
            step={10}
            value={value.shortSeconds}
            onChange={(seconds) => set({ shortSeconds: seconds || 0 })}
          />
        </div>
        {value.mode === 'queue' && (
          <>
            <Switch isSelected={value.firstTimersFirst} onChange={(on) => set({ firstTimersFirst: on })}>
              {t('firstTimersFirst')}
            </Switch>
            <Switch isSelected={value.alternate} onChange={(on) => set({ alternate: on })}>
              {t('alternate')}
            </Switch>
          </>
        )}
        <RadioGroup
          label={t('group')}
          value={value.group}
          onChange={(group) => set({ group: group as FloorSettings['group'] })}
        >
          {FLOOR_GROUPS.map((group) => (
            <Radio key={group} value={group}>
              {t(`groupsBy.${group}`)}
            </Radio>
          ))}
        </RadioGroup>
        {value.group !== 'none' && (
          <NumberField
            label={t('groupMinutes')}
            hint={t('zero')}
            minValue={0}
            maxValue={600}
            value={value.groupMinutes}
            onChange={(minutes) => set({ groupMinutes: minutes || 0 })}
          />
        )}
        <Switch isSelected={value.questionsOpen} onChange={(on) => set({ questionsOpen: on })}>
          {t('questionsOpen')}
        </Switch>
        <RadioGroup
          label={t('questionNames')}
          value={value.questionNames}
          onChange={(names) => set({ questionNames: names as FloorSettings['questionNames'] })}
        >
          {QUESTION_NAMES.map((names) => (
            <Radio key={names} value={names}>
              {t(`names.${names}`)}
            </Radio>
          ))}
        </RadioGroup>
        <Switch isSelected={value.questionsModerated} onChange={(on) => set({ questionsModerated: on })}>
          {t('questionsModerated')}
        </Switch>
        <p className="flex items-center gap-3">
          <Button tone="ink" isDisabled={pending || draft === null} onPress={save}>
            {t('saveRules')}
          </Button>
          {saved && <span role="status">{t('saved')}</span>}
        </p>
      </div>
    </Disclosure>
  );
}
