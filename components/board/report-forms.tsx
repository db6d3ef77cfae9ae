'use client';
/** What the keeper of both boards does with the report: takes it, and carries on what is still wanted. */
import { useTranslations } from 'next-intl';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { ActionForm, Area, Choose, Field, type FormAction } from './form.tsx';

export function TakeReport({
  forumId,
  number,
  action,
}: {
  forumId: string;
  number: number;
  action: FormAction;
}) {
  const t = useTranslations('board.report');
  return (
    <div className="border-cinnabar border-l-4 pl-4">
      <p className="measure mb-3">{t('takeNote')}</p>
      <ActionForm action={action} hidden={{ forumId }} submit={t('take', { number })} tone="cinnabar" />
    </div>
  );
}

export function CarryOn({
  forumId,
  id,
  text,
  action,
}: {
  forumId: string;
  id: string;
  text: string;
  action: FormAction;
}) {
  const t = useTranslations('board.report');
  return (
    <Disclosure title={t('carry')}>
      <ActionForm action={action} hidden={{ forumId, id }} submit={t('carrySave')} size="sm">
        <Choose
          name="decision"
          label={t('decision')}
          required
          options={(['repeat', 'strengthen'] as const).map((value) => ({ value, label: t(value) }))}
        />
        <Area name="text" label={t('stronger')} hint={t('strongerHint')} maxLength={4000} value={text} />
        <Field name="deadlineText" label={t('newDeadline')} maxLength={300} />
      </ActionForm>
    </Disclosure>
  );
}
