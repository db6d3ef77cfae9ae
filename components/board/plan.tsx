/** The addressee's plan as it stands, and the fields in which a letter's plan is entered. */
import { useTranslations } from 'next-intl';
import { CheckSign, RingSign, SlashSign } from '#components/ui/icons.tsx';
import type { StepView, ToldStep } from '#domain/recommendation/steps.ts';
import { Choose, Field } from './form.tsx';
import { useDay } from './words.tsx';

/** Word, sign and day; a day that has passed is no reproach. */
export function PlanSteps({ steps }: { steps: readonly StepView[] }) {
  const t = useTranslations('board.plan');
  const day = useDay();
  return (
    <ol className="mt-2 divide-y divide-line border-line border-y">
      {steps.map((step) => {
        const Sign = step.reachedOn ? CheckSign : step.droppedOn ? SlashSign : RingSign;
        const how = step.reachedOn
          ? t('reached', { day: day(step.reachedOn) })
          : step.droppedOn
            ? t('dropped', { day: day(step.droppedOn) })
            : t('ahead');
        return (
          <li key={step.id} className="flex gap-3 py-2">
            <Sign className={`mt-1 size-4 shrink-0 ${step.reachedOn ? 'text-green' : 'text-ink-2'}`} />
            <span className="min-w-0">
              <span className={step.droppedOn ? 'text-ink-2' : undefined}>
                {t('line', { day: day(step.due), text: step.text })}
              </span>
              <span className="block text-sm text-ink-2">{how}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** What one answer told of the plan. */
export function ToldSteps({ percent, steps }: { percent: number | null; steps: readonly ToldStep[] }) {
  const t = useTranslations('board.plan');
  const day = useDay();
  if (percent === null && steps.length === 0) return null;
  return (
    <span className="mt-1 block text-sm text-ink-2">
      {percent !== null && <span className="block">{t('percent', { percent })}</span>}
      {steps.map((step) => (
        <span key={`${step.kind}${step.text}${step.due}`} className="block">
          {t(`told.${step.kind}`, { text: step.text, day: step.due ? day(step.due) : '' })}
        </span>
      ))}
    </span>
  );
}

const NEW_STEPS = [0, 1, 2];

/** Of one item of a letter; folded away by whoever draws it. */
export function PlanFields({
  id,
  steps,
}: {
  id: string;
  steps: readonly { id: string; text: string; due: string }[];
}) {
  const t = useTranslations('board.plan');
  const day = useDay();
  return (
    <details className="text-sm">
      <summary className="min-h-11 cursor-pointer py-2.5 font-medium">{t('title')}</summary>
      <div className="flex flex-col gap-3 pb-2">
        {steps.map((step) => (
          <Choose
            key={step.id}
            name={`told-${id}-${step.id}`}
            label={t('line', { day: day(step.due), text: step.text })}
            empty={t('ahead')}
            required={false}
            options={(['reached', 'dropped'] as const).map((value) => ({ value, label: t(`as.${value}`) }))}
          />
        ))}
        {NEW_STEPS.map((at) => (
          <div key={at} className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_12rem]">
            <Field name={`step-${id}-${at}`} label={t('step', { number: at + 1 })} maxLength={300} />
            <Field name={`due-${id}-${at}`} type="date" label={t('due')} />
          </div>
        ))}
        <Field name={`percent-${id}`} type="number" label={t('percentField')} hint={t('percentHint')} />
      </div>
    </details>
  );
}
