'use client';
/** Starting a quiz: the defaults are what a hall of directors plays, so the one press is enough. The screen follows at once. */
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { runCommand } from '#components/live/run-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Checkbox, Radio, RadioGroup } from '#components/ui/choice.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { NumberField } from '#components/ui/number-field.tsx';
import {
  DEFAULT_SETTINGS,
  QUIZ_LIMITS,
  type RunSettings,
  SCORINGS,
  type Scoring,
} from '#domain/quiz/kinds.ts';
import type { Fail } from '#domain/result.ts';

export function StartDialog({
  quizId,
  forumId,
  slug,
  title,
  teams,
}: {
  quizId: string;
  forumId: string;
  slug: string;
  title: string;
  teams: boolean;
}) {
  const t = useTranslations('quiz.run');
  const router = useRouter();
  const [settings, setSettings] = useState<RunSettings>({ ...DEFAULT_SETTINGS, teams });
  const [tables, setTables] = useState(8);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Fail | null>(null);
  const set = (part: Partial<RunSettings>) => setSettings((old) => ({ ...old, ...part }));
  const start = async () => {
    setPending(true);
    const result = await runCommand('quiz.open', { quizId, settings, tables });
    // Where there is no projector yet, the lobby waits for it.
    if (result.ok) await runCommand('room.showScene', { forumId, scene: { kind: 'quiz' } });
    setPending(false);
    if (result.ok) router.push(`/f/${slug}/quiz/run`);
    else setFailure(result);
  };
  return (
    <Dialog
      trigger={<Button tone="ink">{t('start')}</Button>}
      title={t('startTitle', { title })}
      footer={
        <Button tone="cinnabar" pending={pending} onPress={start}>
          {t('start')}
        </Button>
      }
    >
      <div className="flex flex-col gap-5">
        <FormMessage failure={failure} />
        <RadioGroup
          label={t('teams')}
          value={settings.teams ? settings.phones : 'alone'}
          onChange={(value) =>
            set(
              value === 'alone' ? { teams: false } : { teams: true, phones: value as RunSettings['phones'] },
            )
          }
        >
          <Radio value="one">{t('phonesOne')}</Radio>
          <Radio value="each">{t('phonesEach')}</Radio>
          <Radio value="alone">{t('alone')}</Radio>
        </RadioGroup>
        {settings.teams && (
          <NumberField
            label={t('tables')}
            value={tables}
            onChange={setTables}
            minValue={2}
            maxValue={QUIZ_LIMITS.tables}
          />
        )}
        <RadioGroup
          label={t('scoring')}
          hint={t('scoringHint')}
          value={settings.scoring}
          onChange={(value) => set({ scoring: value as Scoring })}
        >
          {SCORINGS.map((one) => (
            <Radio key={one} value={one}>
              {t(`scoringOf.${one}`)}
            </Radio>
          ))}
        </RadioGroup>
        <div>
          <Checkbox isSelected={settings.autoLock} onChange={(autoLock) => set({ autoLock })}>
            {t('autoLock')}
          </Checkbox>
          <Checkbox
            isSelected={settings.keepPersonal}
            onChange={(keepPersonal) => set({ keepPersonal })}
            note={t('keepPersonalHint')}
          >
            {t('keepPersonal')}
          </Checkbox>
        </div>
      </div>
    </Dialog>
  );
}
