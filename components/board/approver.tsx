'use client';
/** Who approves on the addressee's own side: off unless named; what waits there is counted here, never read. */
import { useTranslations } from 'next-intl';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { ActionForm, Field, type FormAction } from './form.tsx';
import { FreshLink } from './fresh-link.tsx';
import type { Desk } from './letters.tsx';
import { useDay } from './words.tsx';

export function Approver({
  desk: { approver },
  hidden,
  act,
}: {
  desk: Pick<Desk, 'approver'>;
  hidden: Record<string, string>;
  act: Record<'makeLink' | 'revokeLink' | 'nameApprover' | 'dropApprover', FormAction>;
}) {
  const t = useTranslations('board.letters');
  const day = useDay();
  const link = approver?.link ?? null;
  const usable = link !== null && !link.expired;
  return (
    <Disclosure title={t('approver')} open={approver !== null && (approver.waits > 0 || !usable)}>
      <p className="measure mb-3 text-ink-2">{t('approverNote')}</p>
      {approver && (
        <div className="mb-4 flex flex-col gap-3">
          <p className="font-medium">
            {t('approverIs', { name: [approver.post, approver.holder].filter(Boolean).join(', ') })}
          </p>
          {approver.waits > 0 && approver.since && (
            <p>{t('approverWaits', { count: approver.waits, day: day(approver.since) })}</p>
          )}
          {link && (
            <p>
              {t(link.expired ? 'linkExpired' : 'linkActive', { day: day(link.expiresOn) })}
              {'; '}
              {link.usedOn ? t('approverUsed', { day: day(link.usedOn) }) : t('approverUnused')}
            </p>
          )}
          {!link && <p className="font-medium text-ochre">{t('approverNoLink')}</p>}
          <ActionForm
            action={act.makeLink}
            hidden={{ ...hidden, role: 'approver' }}
            submit={link ? t('newLink') : t('makeLink')}
            tone="line"
            after={(state) => state.link && <FreshLink {...state.link} />}
          />
          <ActionForm
            action={act.dropApprover}
            hidden={hidden}
            submit={t('dropApprover')}
            tone="line"
            size="sm"
          >
            <p className="text-ink-2 text-sm">{t('dropNote')}</p>
          </ActionForm>
        </div>
      )}
      <ActionForm
        action={act.nameApprover}
        hidden={hidden}
        submit={approver ? t('changeApprover') : t('nameApprover')}
        tone="line"
        after={(state) => state.link && <FreshLink {...state.link} />}
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <Field name="post" label={t('approverPost')} required maxLength={200} />
          <Field name="holder" label={t('approverHolder')} maxLength={200} />
        </div>
      </ActionForm>
    </Disclosure>
  );
}
