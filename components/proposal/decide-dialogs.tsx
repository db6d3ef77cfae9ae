'use client';
/** What the desk asks before it decides: the section and the wording, the clause, or the reason. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { ComboBox, Select } from '#components/ui/select.tsx';
import { TextArea } from '#components/ui/text-field.tsx';
import { PROPOSAL_LIMITS } from '#domain/proposal/limits.ts';
import type { TargetGroup } from '#domain/proposal/targets.ts';
import type { ProposalView } from '#domain/proposal/views.ts';
import type { Decide } from './use-decide.ts';

type Common = {
  chosen: readonly ProposalView[];
  decide: Decide;
  done(): void;
  close(): void;
};

function useNumbers(chosen: readonly ProposalView[]): string {
  const t = useTranslations('proposal');
  return chosen.map(({ number }) => t('number', { number })).join(', ');
}

export function TakeDialog({
  chosen,
  decide,
  done,
  close,
  groups,
  resolutionId,
}: Common & { groups: readonly TargetGroup[]; resolutionId: string }) {
  const t = useTranslations('proposal');
  const numbers = useNumbers(chosen);
  const real = groups.filter((group) => group.id !== null);
  const [groupId, setGroupId] = useState<string | null>(real[0]?.id ?? null);
  const [text, setText] = useState(chosen[0]?.text ?? '');
  const take = async () => {
    const input = { resolutionId, proposalIds: chosen.map(({ id }) => id), groupId, text };
    if (await decide.run('proposal.take', input, t('takenToast', { count: chosen.length }))) done();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={close}
      title={t('takeTitle', { count: chosen.length, numbers })}
      footer={
        <Button tone="ink" pending={decide.pending} onPress={take}>
          {chosen.length > 1 ? t('merge') : t('take')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <FormMessage failure={decide.failure} />
        <Select
          label={t('takeInto')}
          options={real.map(({ id, heading }, at) => ({ id: id ?? '', label: `${at + 1}. ${heading}` }))}
          value={groupId}
          onChange={(id) => setGroupId(id === null ? null : String(id))}
        />
        <TextArea
          label={t('takeText')}
          hint={t('takeTextHint')}
          value={text}
          onChange={setText}
          maxLength={PROPOSAL_LIMITS.text}
          serif
          rows={5}
        />
      </div>
    </Dialog>
  );
}

export function AttachDialog({
  chosen,
  decide,
  done,
  close,
  groups,
  resolutionId,
}: Common & { groups: readonly TargetGroup[]; resolutionId: string }) {
  const t = useTranslations('proposal');
  const numbers = useNumbers(chosen);
  const clauses = groups.flatMap(({ heading, clauses: list }) =>
    list.map(({ id, marker, text }) => ({ id, label: `${marker} ${text}`.trim(), note: heading })),
  );
  const [clauseId, setClauseId] = useState<string | null>(null);
  const attach = async () => {
    if (!clauseId) return;
    const input = { resolutionId, proposalIds: chosen.map(({ id }) => id), groupId: null, clauseId };
    if (await decide.run('proposal.take', input, t('attachedToast'))) done();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={close}
      title={t('attachTitle', { numbers })}
      footer={
        <Button tone="ink" pending={decide.pending} isDisabled={!clauseId} onPress={attach}>
          {t('attach')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <FormMessage failure={decide.failure} />
        {clauses.length === 0 ? (
          <p>{t('noClauses')}</p>
        ) : (
          <ComboBox
            label={t('attachTo')}
            hint={t('attachHint')}
            options={clauses}
            value={clauseId}
            onChange={(id) => setClauseId(id === null ? null : String(id))}
          />
        )}
      </div>
    </Dialog>
  );
}

const REASONS = ['already', 'outOfReach', 'clarify', 'later'] as const;

export function ReturnDialog({ chosen, decide, done, close }: Common) {
  const t = useTranslations('proposal');
  const numbers = useNumbers(chosen);
  const [reason, setReason] = useState('');
  const code = decide.failure?.fields?.reason;
  const giveBack = async () => {
    for (const { id } of chosen)
      if (!(await decide.run('proposal.return', { proposalId: id, reason }, t('returnedToast')))) return;
    done();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={close}
      title={t('returnTitle', { numbers })}
      footer={
        <Button tone="ink" pending={decide.pending} onPress={giveBack}>
          {t('return')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <FormMessage failure={decide.failure} />
        <TextArea
          label={t('reason')}
          hint={t('reasonHint')}
          error={code && t(code === 'too_short' ? 'fields.too_short' : 'fields.other')}
          value={reason}
          onChange={setReason}
          maxLength={PROPOSAL_LIMITS.reason}
          rows={3}
          autoFocus
        />
        <div className="flex flex-wrap gap-2">
          {REASONS.map((key) => (
            <Button key={key} size="sm" onPress={() => setReason(t(`reasons.${key}`))}>
              {t(`reasons.${key}`)}
            </Button>
          ))}
        </div>
      </div>
    </Dialog>
  );
}
