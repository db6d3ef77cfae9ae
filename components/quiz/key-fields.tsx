'use client';
/** What is right where nothing is ticked: words with their slips, numbers with their width, the spare halves of pairs; and the ends of a scale. */
import { useTranslations } from 'next-intl';
import { Checkbox, Radio, RadioGroup } from '#components/ui/choice.tsx';
import { NumberField } from '#components/ui/number-field.tsx';
import { TextArea, TextField } from '#components/ui/text-field.tsx';
import type { QuestionDraft } from '#domain/quiz/question-draft.ts';

type Props = { draft: QuestionDraft; set: (part: Partial<QuestionDraft>) => void };

export function KeyFields({ draft, set }: Props) {
  const t = useTranslations('quiz.edit');
  switch (draft.kind) {
    case 'short':
      return (
        <>
          <TextArea
            label={t('words')}
            hint={t('wordsHint')}
            value={draft.values}
            onChange={(values) => set({ values })}
            maxLength={4000}
            rows={3}
          />
          <RadioGroup
            label={t('typos')}
            orientation="horizontal"
            value={String(draft.typos)}
            onChange={(typos) => set({ typos: Number(typos) })}
          >
            {[0, 1, 2].map((count) => (
              <Radio key={count} value={String(count)}>
                {t('typosOf', { count })}
              </Radio>
            ))}
          </RadioGroup>
          <Checkbox isSelected={draft.matchCase} onChange={(matchCase) => set({ matchCase })}>
            {t('matchCase')}
          </Checkbox>
        </>
      );
    case 'number':
      return (
        <>
          <TextArea
            label={t('numbers')}
            hint={t('numbersHint')}
            value={draft.values}
            onChange={(values) => set({ values })}
            maxLength={4000}
            rows={2}
          />
          <Checkbox
            isSelected={draft.closest}
            onChange={(closest) => set({ closest })}
            note={t('closestHint')}
          >
            {t('closest')}
          </Checkbox>
          {!draft.closest && (
            <TextField
              label={t('tolerance')}
              hint={t('toleranceHint')}
              optional
              value={draft.tolerance}
              onChange={(tolerance) => set({ tolerance })}
              inputMode="decimal"
              maxLength={20}
              className="max-w-xs"
            />
          )}
        </>
      );
    case 'match':
      return (
        <TextArea
          label={t('extraTargets')}
          hint={t('extraTargetsHint')}
          optional
          value={draft.extraTargets}
          onChange={(extraTargets) => set({ extraTargets })}
          maxLength={4000}
          rows={2}
        />
      );
    case 'scale':
      return <ScaleFields draft={draft} set={set} />;
    default:
      return null;
  }
}

function ScaleFields({ draft: { scale }, set }: Props) {
  const t = useTranslations('quiz.edit');
  const mend = (part: Partial<QuestionDraft['scale']>) => set({ scale: { ...scale, ...part } });
  return (
    <div className="flex flex-wrap gap-x-8 gap-y-4">
      <NumberField
        label={t('scaleFrom')}
        value={scale.from}
        onChange={(from) => mend({ from })}
        minValue={0}
        maxValue={1}
      />
      <NumberField
        label={t('scaleTo')}
        value={scale.to}
        onChange={(to) => mend({ to })}
        minValue={2}
        maxValue={10}
      />
      <TextField
        label={t('scaleLow')}
        optional
        value={scale.low}
        onChange={(low) => mend({ low })}
        maxLength={60}
      />
      <TextField
        label={t('scaleHigh')}
        optional
        value={scale.high}
        onChange={(high) => mend({ high })}
        maxLength={60}
      />
    </div>
  );
}
