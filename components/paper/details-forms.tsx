'use client';
/** The words that stand on the papers, each form for itself: who sends and signs, the letter, the press note, the sheets. */
import { useTranslations } from 'next-intl';
import { ActionForm, Area, Field, type FormAction } from '#components/board/form.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { TextLink } from '#components/ui/link.tsx';
import type { PaperSetView } from '#domain/paper/views.ts';

export function PaperDetailsForms({
  view,
  act,
}: {
  view: PaperSetView;
  act: Record<'saveDetails', FormAction>;
}) {
  const t = useTranslations('paper');
  const { details, ours, version, forum } = view;
  const hidden = { slug: forum.slug, v: String(version) };
  const shown = (name: keyof typeof ours) => details[name] || ours[name];
  return (
    <section aria-labelledby="words">
      <h2 id="words" className="mb-1 text-lg font-semibold">
        {t('words')}
      </h2>
      <p className="mb-3 max-w-prose text-ink-2">{t('wordsLead')}</p>
      <div id="details" className="scroll-mt-20">
        <Disclosure title={t('details')} open={!shown('chairName') || !shown('secretaryName')}>
          <ActionForm action={act.saveDetails} hidden={hidden} submit={t('save')}>
            <Field
              name="eventGenitive"
              label={t('field.eventGenitive')}
              hint={t('field.eventGenitiveHint')}
              maxLength={300}
              value={shown('eventGenitive')}
            />
            <div className="grid gap-4 sm:grid-cols-2">
              <Field name="sender" label={t('field.sender')} maxLength={300} value={shown('sender')} />
              <Field
                name="senderContacts"
                label={t('field.senderContacts')}
                maxLength={300}
                value={shown('senderContacts')}
              />
              <Field
                name="chairPost"
                label={t('field.chairPost')}
                maxLength={300}
                value={shown('chairPost')}
              />
              <Field
                name="chairName"
                label={t('field.chairName')}
                hint={t('field.nameHint')}
                maxLength={300}
                value={shown('chairName')}
              />
              <Field
                name="secretaryPost"
                label={t('field.secretaryPost')}
                maxLength={300}
                value={shown('secretaryPost')}
              />
              <Field
                name="secretaryName"
                label={t('field.secretaryName')}
                maxLength={300}
                value={shown('secretaryName')}
              />
              <Field
                name="minutesNumber"
                label={t('field.minutesNumber')}
                maxLength={40}
                value={details.minutesNumber}
              />
            </div>
          </ActionForm>
        </Disclosure>
      </div>
      <Disclosure title={t('letter')}>
        <ActionForm action={act.saveDetails} hidden={hidden} submit={t('save')}>
          <Field
            name="letterGreeting"
            label={t('field.letterGreeting')}
            maxLength={300}
            value={shown('letterGreeting')}
          />
          <Area
            name="letterIntro"
            label={t('field.letterIntro')}
            rows={3}
            maxLength={4000}
            value={shown('letterIntro')}
          />
          <p className="text-sm text-ink-2">{t('letterItems')}</p>
          <Area
            name="letterAsk"
            label={t('field.letterAsk')}
            hint={t('field.letterAskHint')}
            rows={3}
            maxLength={4000}
            value={shown('letterAsk')}
          />
          <Area
            name="replyText"
            label={t('field.replyText')}
            hint={t('field.replyTextHint')}
            rows={3}
            maxLength={4000}
            value={shown('replyText')}
          />
        </ActionForm>
      </Disclosure>
      <Disclosure title={t('press')}>
        <ActionForm action={act.saveDetails} hidden={hidden} submit={t('save')}>
          <Area
            name="press"
            label={t('field.press')}
            hint={t('field.pressHint')}
            rows={9}
            maxLength={4000}
            value={shown('press')}
          />
        </ActionForm>
      </Disclosure>
      <div id="feedback" className="scroll-mt-20">
        <Disclosure title={t('feedback')}>
          <Feedback view={view} hidden={hidden} action={act.saveDetails} />
        </Disclosure>
      </div>
      <p className="mt-4">
        <TextLink href={`/f/${forum.slug}/papers/upload`}>{t('ownTemplates')}</TextLink>
      </p>
    </section>
  );
}

function Feedback({
  view,
  hidden,
  action,
}: {
  view: PaperSetView;
  hidden: Record<string, string>;
  action: FormAction;
}) {
  const t = useTranslations('paper');
  const { feedback } = view.details;
  return (
    <ActionForm action={action} hidden={hidden} submit={t('save')}>
      <p className="max-w-prose text-ink-2">{t('feedbackLead')}</p>
      <Field
        name="filled"
        type="number"
        label={t('field.filled')}
        className="max-w-40"
        value={feedback ? String(feedback.filled) : ''}
        required
      />
      {view.questions.map(({ text, answers }, q) => (
        <fieldset key={text}>
          <legend className="mb-2 font-medium">
            {q + 1}. {text}
          </legend>
          <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
            {answers.map((answer, a) => (
              <Field
                key={answer}
                name={`count-${q}-${a}`}
                type="number"
                label={answer}
                value={feedback ? String(feedback.counts[q]?.[a] ?? 0) : ''}
                required
              />
            ))}
          </div>
        </fieldset>
      ))}
      <Area
        name="remarks"
        label={t('field.remarks')}
        hint={t('field.remarksHint')}
        rows={4}
        maxLength={4000}
        value={feedback?.remarks ?? ''}
      />
    </ActionForm>
  );
}
