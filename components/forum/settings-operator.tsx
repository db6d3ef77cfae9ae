'use client';
/** Who answers for what is known of the participants; named before «Объявить». */
import { useTranslations } from 'next-intl';
import { TextField } from '#components/ui/text-field.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { SettingsView } from '#domain/forum/views.ts';
import type { Act } from './act.ts';
import { SettingsPart } from './settings-part.tsx';
import { useAct, useFieldText } from './use-act.ts';

export function OperatorSettings({ view, act }: { view: SettingsView; act: Act }) {
  const t = useTranslations('forum.settings');
  const { run, pending, failure } = useAct(act);
  const field = useFieldText(failure);
  const { forum, operator } = view;
  return (
    <SettingsPart
      title={t('operator')}
      lead={t('operatorLead')}
      failure={failure}
      pending={pending}
      onSave={(text) =>
        run(
          'setOperator',
          {
            forumId: forum.id,
            expectV: forum.version,
            operator: {
              organisation: text('organisation'),
              inn: text('inn'),
              address: text('address'),
              contact: text('contact'),
            },
          },
          () => toast({ title: t('savedNews') }),
        )
      }
    >
      <TextField
        name="organisation"
        label={t('organisation')}
        defaultValue={operator?.organisation ?? ''}
        error={field('operator.organisation')}
      />
      <TextField
        name="inn"
        label={t('inn')}
        inputMode="numeric"
        className="max-w-60"
        defaultValue={operator?.inn ?? ''}
        error={field('operator.inn')}
      />
      <TextField
        name="address"
        label={t('address')}
        defaultValue={operator?.address ?? ''}
        error={field('operator.address')}
      />
      <TextField
        name="contact"
        label={t('contact')}
        hint={t('contactHint')}
        defaultValue={operator?.contact ?? ''}
        error={field('operator.contact')}
      />
    </SettingsPart>
  );
}
