'use client';
/** What the secretary makes of a reply by mail: an answer per recommendation under its registration number, or nothing. */
import { useTranslations } from 'next-intl';
import { ActionForm, Choose, Field, type FormAction, Tick } from '#components/board/form.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import type { WaitingMail } from '#domain/inbound/schema.ts';
import { OUTCOMES } from '#domain/recommendation/rules.ts';

export function MailForms({
  mail,
  today,
  take,
  drop,
}: {
  mail: WaitingMail;
  today: string;
  take: FormAction;
  drop: FormAction;
}) {
  const [t, c, column, outcome] = [
    useTranslations('exchange.mail'),
    useTranslations('common'),
    useTranslations('exchange.column'),
    useTranslations('board.outcome'),
  ];
  return (
    <>
      <Disclosure title={t('enter')}>
        <ActionForm action={take} hidden={{ mailId: mail.id }} submit={t('take')}>
          <div className="grid gap-4 md:grid-cols-3">
            <Field name="regNo" label={column('regNo')} maxLength={60} />
            <Field name="regDate" type="date" label={column('regDate')} value={today} required />
            <Field name="signer" label={column('signer')} maxLength={200} />
          </div>
          {mail.items.map((item) => (
            <fieldset key={item.id} className="space-y-2 border-line border-t pt-3">
              <legend className="font-serif">
                {c('numero', { number: item.number })}. {item.text}
              </legend>
              <input type="hidden" name="item" value={item.id} />
              <Choose
                name={`outcome-${item.id}`}
                label={column('newOutcome')}
                required={false}
                empty={t('notAnswered')}
                options={OUTCOMES.map((value) => ({ value, label: outcome(value) }))}
              />
              <Field name={`text-${item.id}`} label={column('newText')} maxLength={2000} />
            </fieldset>
          ))}
          <Tick name="public">{t('public')}</Tick>
        </ActionForm>
      </Disclosure>
      <ActionForm action={drop} hidden={{ mailId: mail.id }} submit={t('drop')} tone="line" size="sm" />
    </>
  );
}
