'use client';
/** Four ticks. Each says who is told what and when; officials are told by the last alone, and it is off. */
import { useTranslations } from 'next-intl';
import type { Settings } from '#domain/reminder/rules.ts';
import { ActionForm, type FormAction, Tick } from './form.tsx';

const KINDS = ['digest', 'schools', 'ladder', 'officials'] as const;

export function ReminderSettings({
  forumId,
  settings,
  action,
}: {
  forumId: string;
  settings: Settings;
  action: FormAction;
}) {
  const t = useTranslations('board.reminders');
  return (
    <ActionForm action={action} hidden={{ forumId }} submit={t('save')} className="flex flex-col gap-6">
      {KINDS.map((kind) => (
        <div key={kind} className="measure">
          <Tick name={kind} on={settings[kind]}>
            <span className="font-medium">{t(`${kind}.title`)}</span>
          </Tick>
          <p className="mt-1 ml-8 text-ink-2">{t(`${kind}.note`)}</p>
        </div>
      ))}
    </ActionForm>
  );
}
