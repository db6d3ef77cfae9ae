'use client';
/** One amendment: what it changes, who moved it, what can be done with it now. */
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { AmendmentView } from '#domain/amendment/views.ts';
import { StatusMark } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { AlertDialog } from '../ui/dialog.tsx';
import { ChangeWords } from './change.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { RebaseForm } from './rebase-form.tsx';
import type { Run } from './use-run.ts';

const GROUP = {
  submitted: 'draft',
  consensual: 'open',
  to_vote: 'awaits',
  adopted: 'done',
  rejected: 'declined',
  withdrawn: 'closed',
  inadmissible: 'declined',
  needs_rebase: 'late',
  obsolete: 'closed',
} as const;

export function AmendmentCard({
  amendment: a,
  run,
  busy,
  onPut,
}: {
  amendment: AmendmentView;
  run: Run;
  busy: boolean;
  onPut: () => void;
}) {
  const t = useTranslations('amendment');
  const format = useFormatter();
  const due =
    a.rebaseDue && format.dateTime(new Date(`${a.rebaseDue}T12:00:00Z`), { day: 'numeric', month: 'long' });
  const facts = [
    a.mover && t('mover', { name: a.mover }),
    a.source && t('source', { source: a.source }),
    t('seconded', { count: a.seconders }),
    a.secondersMissing > 0 && t('missing', { count: a.secondersMissing }),
    a.voteNumber !== null && t('vote', { number: a.voteNumber }),
  ].filter(Boolean);
  const id = { amendmentId: a.id };
  const button = (
    name: Parameters<Run>[0],
    label: ReactNode,
    input: unknown,
    tone: 'line' | 'quiet' | 'cinnabar' = 'line',
  ) => (
    <Button size="sm" tone={tone} isDisabled={busy} onPress={() => run(name, input)}>
      {label}
    </Button>
  );
  return (
    <article aria-labelledby={`amendment-${a.id}`} className="py-5">
      <header className="mb-2 flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h3 id={`amendment-${a.id}`} className="font-semibold">
          {t('number', { number: a.number })}:{' '}
          {t(`op.${a.op}`, {
            marker: (a.op === 'add' ? a.toMarker : a.marker) || 'none',
            to: a.toMarker || 'none',
          })}
        </h3>
        <StatusMark status={GROUP[a.state]} quiet>
          {t(`state.${a.state}`)}
          {a.state === 'adopted' && a.applied && `, ${t('inText')}`}
        </StatusMark>
      </header>
      {a.heading && <p className="text-sm text-ink-2">{a.heading}</p>}
      <ChangeWords of={a} />
      {a.reason && (
        <p className="measure mt-1 text-ink-2">
          {t('reason')}: {a.reason}
        </p>
      )}
      <p className="mt-1 text-sm text-ink-2">{facts.join(' · ')}</p>
      {a.stale && (
        <p className="mt-2 font-medium text-ochre">
          {t(`stale.${a.stale}`)} {a.waitsFor && t('waitsFor', { name: a.waitsFor, due: due ?? 'none' })}
        </p>
      )}
      {a.note && (a.state === 'inadmissible' || a.state === 'obsolete') && a.note !== 'already' && (
        <p className="mt-1 text-ink-2">{a.note}</p>
      )}
      {a.state === 'adopted' && !a.applied && (
        <p className="mt-2 font-medium text-ochre">{t('notApplied')}</p>
      )}
      {a.may.rebase && <RebaseForm amendment={a} run={run} busy={busy} />}
      <div className="mt-3 flex flex-wrap gap-2">
        {a.may.put && (
          <Button size="sm" tone="cinnabar" isDisabled={busy} onPress={onPut}>
            {t('put')}
          </Button>
        )}
        {a.may.apply && button('applyAdopted', t('apply'), id)}
        {a.may.sort && button('sortAmendment', t('toBlock'), { ...id, to: 'consensual' })}
        {a.may.sort && button('sortAmendment', t('toVote'), { ...id, to: 'to_vote' })}
        {a.may.object && button('objectAmendment', t('object'), id)}
        {a.may.second &&
          button('secondAmendment', a.seconded ? t('secondTake') : t('second'), { ...id, take: !a.seconded })}
        {a.may.sort && (
          <ReasonDialog
            trigger={t('inadmissible')}
            title={t('inadmissibleTitle', { number: a.number })}
            label={t('why')}
            confirm={(reason) => run('sortAmendment', { ...id, to: 'inadmissible', reason })}
          />
        )}
        {a.may.drop && (
          <ReasonDialog
            trigger={t('drop')}
            title={t('dropTitle', { number: a.number })}
            label={t('why')}
            confirm={(reason) => run('dropAmendment', { ...id, reason })}
          />
        )}
        {a.may.withdraw && (
          <AlertDialog
            trigger={
              <Button size="sm" tone="quiet">
                {t('withdraw')}
              </Button>
            }
            title={t('withdrawTitle', { number: a.number })}
            confirm={t('withdraw')}
            onConfirm={() => run('withdrawAmendment', id)}
          >
            <p>{t('withdrawNote')}</p>
          </AlertDialog>
        )}
      </div>
    </article>
  );
}
