'use client';
/** What may be mended about one table or player: the name, time of one's own (the hall is not told of it), who goes. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Radio, RadioGroup } from '#components/ui/choice.tsx';
import { AlertDialog, Dialog } from '#components/ui/dialog.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { FACTORS, type RunSettings } from '#domain/quiz/kinds.ts';
import type { DeskUnit } from '#domain/quiz/run-views.ts';

export type Act = (name: string, input: object) => Promise<boolean>;

export function UnitDialog({
  unit,
  name,
  settings,
  act,
}: {
  unit: DeskUnit;
  name: string;
  settings: RunSettings;
  act: Act;
}) {
  const t = useTranslations('quiz.run');
  const [draft, setDraft] = useState(unit.name);
  const each = settings.teams && settings.phones === 'each';
  return (
    <Dialog
      trigger={
        <Button size="sm" tone="quiet" aria-label={`${t('more')}: ${name}`}>
          {t('more')}
        </Button>
      }
      title={name}
      size="sm"
    >
      {(close) => (
        <div className="flex flex-col gap-5">
          <div className="flex items-end gap-2">
            <TextField label={t('name')} value={draft} onChange={setDraft} maxLength={60} className="grow" />
            <Button
              isDisabled={draft.trim() === ''}
              onPress={async () => {
                if (await act('quiz.rename', { unitId: unit.id, name: draft })) close();
              }}
            >
              {t('rename')}
            </Button>
          </div>
          <Factor
            label={t(settings.teams ? 'factorTable' : 'factor')}
            hint={t('factorHint')}
            unit={unit}
            act={act}
          />
          {each &&
            unit.people.map((person) => (
              <div key={person.id} className="border-line border-t pt-3">
                <Factor label={person.name} unit={person} act={act} />
                <Kick unit={person} name={person.name} act={act} />
              </div>
            ))}
          {unit.phones > 0 && !each && <Kick unit={unit} name={name} act={act} done={close} />}
        </div>
      )}
    </Dialog>
  );
}

function Factor({
  label,
  hint,
  unit,
  act,
}: {
  label: string;
  hint?: string;
  unit: Pick<DeskUnit, 'id' | 'factor'>;
  act: Act;
}) {
  const t = useTranslations('quiz.run');
  return (
    <RadioGroup
      label={label}
      hint={hint}
      orientation="horizontal"
      value={String(unit.factor)}
      onChange={(factor) => void act('quiz.setFactor', { unitId: unit.id, factor: Number(factor) })}
    >
      {FACTORS.map((factor) => (
        <Radio key={factor} value={String(factor)}>
          {factor === 1 ? t('factorNone') : t('factorOf', { factor })}
        </Radio>
      ))}
    </RadioGroup>
  );
}

function Kick({
  unit,
  name,
  act,
  done,
}: {
  unit: Pick<DeskUnit, 'id'>;
  name: string;
  act: Act;
  done?: () => void;
}) {
  const t = useTranslations('quiz.run');
  return (
    <AlertDialog
      trigger={
        <Button tone="quiet" aria-label={`${t('kick')}: ${name}`}>
          {t('kick')}
        </Button>
      }
      title={t('kickTitle', { name })}
      confirm={t('kick')}
      onConfirm={async () => {
        const out = await act('quiz.kick', { unitId: unit.id });
        if (out) done?.();
        return out;
      }}
    >
      {t('kickBody')}
    </AlertDialog>
  );
}
