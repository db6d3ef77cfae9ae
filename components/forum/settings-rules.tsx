'use client';
/** The rules of the forum: what the preset brought, each changeable. The finer numbers stay as they are. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Switch } from '#components/ui/choice.tsx';
import { Select } from '#components/ui/select.tsx';
import { toast } from '#components/ui/toast.tsx';
import { MAJORITY_BASES } from '#domain/forum/procedure.ts';
import type { ForumRules } from '#domain/forum/rules-schema.ts';
import type { SettingsView } from '#domain/forum/views.ts';
import type { Act } from './act.ts';
import { SettingsPart } from './settings-part.tsx';
import { type Choose, ProcedureRules } from './settings-procedure.tsx';
import { useAct } from './use-act.ts';

const PENS = ['everyone', 'editors', 'secretary'] as const;
const METHODS = ['hands', 'devices', 'mixed'] as const;
const SIMPLE = new Set<string>(['present', 'cast', 'roll']);
const QUORUMS = ['none', 'members', 'roll'] as const;

export function RulesSettings({ view, act }: { view: SettingsView; act: Act }) {
  const t = useTranslations('forum');
  const { run, pending, failure } = useAct(act);
  const [rules, setRules] = useState<ForumRules>(view.rules);
  const change = (over: Partial<ForumRules>) => setRules((was) => ({ ...was, ...over }));
  const vote = (over: Partial<ForumRules['vote']>) => change({ vote: { ...rules.vote, ...over } });
  const choose: Choose = (label, value, ids, name, onChange) => (
    <Select
      label={label}
      selectedKey={value}
      onSelectionChange={(key) => onChange(key as typeof value)}
      options={ids.map((id) => ({ id, label: name(id) }))}
    />
  );
  return (
    <SettingsPart
      title={t('settings.rules')}
      lead={t('settings.rulesLead', { preset: t(`preset.${view.preset}`) })}
      failure={failure}
      pending={pending}
      onSave={() =>
        run('setRules', { forumId: view.forum.id, expectV: view.forum.version, rules }, () =>
          toast({ title: t('settings.savedNews') }),
        )
      }
    >
      {choose(
        t('settings.pen'),
        rules.pen,
        PENS,
        (id) => t(`settings.pens.${id}`),
        (pen) => change({ pen }),
      )}
      {choose(
        t('settings.trackPen'),
        rules.trackPen,
        PENS,
        (id) => t(`settings.pens.${id}`),
        (trackPen) => change({ trackPen }),
      )}
      {choose(
        t('settings.method'),
        rules.vote.method,
        METHODS,
        (id) => t(`settings.methods.${id}`),
        (method) => vote({ method }),
      )}
      {choose(
        t('settings.majority'),
        rules.vote.majority.basis,
        // The bases beyond a plain forum stand behind the extended rules.
        rules.extended
          ? MAJORITY_BASES
          : MAJORITY_BASES.filter((id) => SIMPLE.has(id) || id === rules.vote.majority.basis),
        (id) => t(`settings.bases.${id}`),
        (basis) => vote({ majority: { ...rules.vote.majority, basis } }),
      )}
      {choose(
        t('settings.quorum'),
        rules.vote.quorum?.basis ?? 'none',
        QUORUMS,
        (id) => t(`settings.quorums.${id}`),
        (basis) => vote({ quorum: basis === 'none' ? null : { numerator: 1, denominator: 2, basis } }),
      )}
      <Switch
        isSelected={rules.extended}
        onChange={(extended) => change({ extended })}
        note={t('settings.extendedNote')}
      >
        {t('settings.extended')}
      </Switch>
      {rules.extended && <ProcedureRules rules={rules} change={change} choose={choose} />}
    </SettingsPart>
  );
}
