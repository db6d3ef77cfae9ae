'use client';
/** «Что можно сделать сейчас»: only what the state machine allows this reader; each a small form, folded away. */
import { useTranslations } from 'next-intl';
import { Disclosure } from '#components/ui/disclosure.tsx';
import type { RecommendationView, TrailStep } from '#domain/recommendation/page-views.ts';
import { PROFILE_WORDS } from '#domain/recommendation/words.ts';
import { AskTime, type ExtensionActions } from './extension-forms.tsx';
import { ActionForm, Area, Choose, Field, type FormAction, Tick } from './form.tsx';
import { type LifeActions, LifeForms } from './life-forms.tsx';

export type RecordActions = ExtensionActions &
  LifeActions &
  Record<
    | 'confirmAnswer'
    | 'askMore'
    | 'closeRow'
    | 'reopenRow'
    | 'moveRow'
    | 'rerouteRow'
    | 'splitRow'
    | 'ownRow'
    | 'riskRow',
    FormAction
  >;

export function RecordForms({
  view,
  act,
  open,
}: {
  view: RecommendationView;
  act: RecordActions;
  /** The step whose form stands open. */
  open?: string | string[];
}) {
  const t = useTranslations('board.do');
  const b = useTranslations('board');
  const { row, can, forum } = view;
  const has = (event: (typeof can)[number]) => can.includes(event);
  const hidden = { id: row.id, v: String(row.version), slug: forum.slug };
  const words = PROFILE_WORDS[forum.profile].verdicts;
  const bodies = row.addressees.map((a) => ({ value: a.id, label: a.name }));
  return (
    <div>
      {has('close') && (
        <Disclosure title={t('close')} open={open === 'close'}>
          <ActionForm action={act.closeRow} hidden={hidden} submit={t('close')}>
            <Choose
              name="verdict"
              label={t('verdict')}
              required
              hint={view.verdicts.includes('done') ? undefined : t('noGround')}
              options={view.verdicts.map((v) => ({ value: v, label: b(words[v] as never) }))}
            />
            <Area name="note" label={t('note')} hint={t('noteHint')} maxLength={2000} />
            <Field name="successor" type="number" label={t('successor')} />
          </ActionForm>
        </Disclosure>
      )}
      {has('reopen') && (
        <Disclosure title={t('reopen')} open={open === 'reopen'}>
          <ActionForm action={act.reopenRow} hidden={hidden} submit={t('reopen')}>
            <Area name="reason" label={t('reason')} required maxLength={2000} />
          </ActionForm>
        </Disclosure>
      )}
      {(['start', 'suspend', 'resume'] as const)
        .filter((event) => has(event) && !(event === 'start' && row.state === 'in_progress'))
        .map((event) => (
          <Disclosure key={event} title={t(event)} open={open === event}>
            <ActionForm action={act.moveRow} hidden={{ ...hidden, event }} submit={t(event)}>
              <Area name="reason" label={t('reason')} maxLength={2000} rows={2} />
              {event === 'suspend' && <Field name="until" type="date" label={t('until')} required />}
            </ActionForm>
          </Disclosure>
        ))}
      {has('risk') && row.parts === 0 && (
        <Disclosure title={t('risk')} open={open === 'risk'}>
          <ActionForm action={act.riskRow} hidden={{ ...hidden, risk: '1' }} submit={t('risk')}>
            <Area
              name="note"
              label={t('riskNote')}
              hint={t('riskHint')}
              required
              maxLength={2000}
              rows={2}
              value={view.risk?.note}
            />
          </ActionForm>
        </Disclosure>
      )}
      {has('calm') && view.risk && (
        <Disclosure title={t('calm')}>
          <ActionForm action={act.riskRow} hidden={hidden} submit={t('calm')} />
        </Disclosure>
      )}
      <LifeForms view={view} act={act} />
      <AskTime view={view} act={act} />
      {has('owner') && bodies.length > 0 && (
        <Disclosure title={t('owner')}>
          <ActionForm action={act.ownRow} hidden={hidden} submit={t('owner')}>
            <Choose name="addresseeId" label={b('addressee')} required options={bodies} />
            <Field name="post" label={t('post')} required maxLength={200} value={row.post || row.ownerText} />
            <Field name="holder" label={t('holder')} maxLength={200} value={row.holder} />
            <Field name="since" type="date" label={t('since')} />
          </ActionForm>
        </Disclosure>
      )}
      {has('split') && view.splitInto.length > 0 && <Split view={view} act={act} hidden={hidden} />}
      {has('reroute') && (
        <Disclosure title={t('reroute')} open={open === 'reroute'}>
          <ActionForm action={act.rerouteRow} hidden={hidden} submit={t('reroute')}>
            <Choose
              name="addresseeId"
              label={t('directory')}
              required={false}
              empty="—"
              options={view.directory.map((a) => ({ value: a.id, label: a.name }))}
            />
            <Field name="addresseeName" label={t('newAddressee')} maxLength={500} />
            <Area name="ground" label={t('ground')} required maxLength={2000} rows={2} />
          </ActionForm>
        </Disclosure>
      )}
    </div>
  );
}

function Split({
  view,
  act,
  hidden,
}: {
  view: RecommendationView;
  act: RecordActions;
  hidden: Record<string, string>;
}) {
  const t = useTranslations('board.do');
  const [whole = ''] = view.splitInto;
  // Where no parts are seen, each of two begins with the whole clause, from which a person takes away.
  const offered = view.splitInto.length > 1;
  const parts = offered ? view.splitInto.slice(0, 10) : [whole, whole];
  return (
    <Disclosure title={t('split')}>
      <p className="measure mb-3 text-ink-2">
        {offered ? t('splitNote', { count: parts.length }) : t('splitByHand')}
      </p>
      <ActionForm action={act.splitRow} hidden={hidden} submit={t('split')}>
        {parts.map((text, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have a place and nothing else
          <fieldset key={at} className="flex flex-col gap-3 border-line border-t pt-3">
            <legend className="sr-only">{t('partText', { part: at + 1 })}</legend>
            <Area
              name={`text${at}`}
              label={t('partText', { part: at + 1 })}
              required
              value={text}
              maxLength={8000}
            />
            <div className="grid gap-3 sm:grid-cols-2">
              <Choose
                name={`to${at}`}
                label={t('partTo')}
                empty={t('sameAddressee')}
                options={view.directory.map((a) => ({ value: a.id, label: a.name }))}
              />
              <Field name={`due${at}`} type="date" label={t('partDue')} />
            </div>
          </fieldset>
        ))}
      </ActionForm>
    </Disclosure>
  );
}

/** The answer that waits: take it, or ask for what is missing. */
export function ReviewForms({
  answer,
  act,
}: {
  answer: AnswerStep;
  act: Pick<RecordActions, 'confirmAnswer' | 'askMore'>;
}) {
  const t = useTranslations('board.do');
  return (
    <div className="mt-3 flex flex-col gap-2">
      <ActionForm
        action={act.confirmAnswer}
        hidden={{ answerId: answer.id, v: String(answer.version) }}
        submit={t('confirm')}
        tone="cinnabar"
        className="flex flex-col gap-2"
      >
        <WhatIsOpen answer={answer} />
      </ActionForm>
      <Disclosure title={t('askMore')}>
        <ActionForm action={act.askMore} hidden={{ answerId: answer.id }} submit={t('askMore')}>
          <Area name="note" label={t('askMoreNote')} required maxLength={2000} rows={2} />
        </ActionForm>
      </Disclosure>
    </div>
  );
}

export type AnswerStep = Pick<Extract<TrailStep, { kind: 'answer' }>, 'id' | 'version' | 'public' | 'files'>;

/** The words of an answer, and each of its files: internal until ticked. */
function WhatIsOpen({ answer }: { answer: AnswerStep }) {
  const t = useTranslations('board.do');
  return (
    <>
      <Tick name="public" on={answer.public}>
        {t('confirmPublic')}
      </Tick>
      {answer.files.map((file) => (
        <Tick key={file.id} name={`file-${file.id}`} on={file.public}>
          {t('confirmFile', { name: file.name })}
        </Tick>
      ))}
    </>
  );
}

/** Of an answer already taken: what of it is open may be changed. */
export function OpenForm({ answer, act }: { answer: AnswerStep; act: Pick<RecordActions, 'confirmAnswer'> }) {
  const t = useTranslations('board.do');
  return (
    <Disclosure title={t('whatIsOpen')}>
      <ActionForm
        action={act.confirmAnswer}
        hidden={{ answerId: answer.id, v: String(answer.version) }}
        submit={t('saveOpen')}
      >
        <WhatIsOpen answer={answer} />
      </ActionForm>
    </Disclosure>
  );
}
