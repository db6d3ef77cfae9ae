'use client';
/** Writing a question: one form for every kind; what a kind does not have is not on the screen, and comes back with the kind. */
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { runCommand } from '#components/live/run-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/choice.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { LinkButton } from '#components/ui/link.tsx';
import { NumberField } from '#components/ui/number-field.tsx';
import { Select } from '#components/ui/select.tsx';
import { TextArea } from '#components/ui/text-field.tsx';
import { QUESTION_KINDS, type QuestionKind } from '#domain/quiz/kinds.ts';
import {
  draftFrom,
  emptyDraft,
  hasOptions,
  type QuestionDraft,
  questionFrom,
} from '#domain/quiz/question-draft.ts';
import { isGraded } from '#domain/quiz/rules.ts';
import type { EditQuestion } from '#domain/quiz/views.ts';
import type { Fail } from '#domain/result.ts';
import { localeOf } from '#messages/locale.ts';
import { KeyFields } from './key-fields.tsx';
import { OptionRows } from './option-rows.tsx';

type Props = {
  quizId: string;
  /** Where all questions stand. */
  back: string;
  /** null: a new one. */
  question: EditQuestion | null;
};

export function QuestionForm({ quizId, back, question }: Props) {
  const t = useTranslations('quiz.edit');
  const kinds = useTranslations('quiz.kind');
  const router = useRouter();
  const locale = localeOf(useLocale());
  const truth: [string, string] = [t('true'), t('false')];
  const [draft, setDraft] = useState(() => (question ? draftFrom(question, truth) : emptyDraft(truth)));
  const [failure, setFailure] = useState<Fail | null>(null);
  const [pending, setPending] = useState(false);
  const set = (part: Partial<QuestionDraft>) => setDraft((old) => ({ ...old, ...part }));
  const shown = draft.kind === 'slide' || draft.kind === 'case';
  /** Rows of the other kinds, while «верно или нет» has its two. */
  const others = useRef<QuestionDraft['options'] | null>(null);
  const setKind = (kind: QuestionKind) => {
    if (kind === draft.kind) return;
    const rows = others.current;
    others.current = kind === 'true_false' ? draft.options : null;
    if (kind === 'true_false') set({ kind, options: truthRows(draft, truth) });
    else set(rows ? { kind, options: rows } : { kind });
  };

  const save = async (after: (id: string) => string) => {
    setPending(true);
    const result = await runCommand<{ id: string }>('quiz.saveQuestion', {
      quizId,
      questionId: question?.id ?? null,
      version: question?.version ?? null,
      question: questionFrom(draft),
    });
    setPending(false);
    setFailure(result.ok ? null : result);
    if (!result.ok) return;
    router.push(after(result.data.id));
    router.refresh();
  };

  return (
    <form
      className="flex max-w-3xl flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void save(() => back);
      }}
    >
      <Select
        label={t('kind')}
        options={QUESTION_KINDS.map((kind) => ({ id: kind, label: kinds(kind) }))}
        selectedKey={draft.kind}
        onSelectionChange={(kind) => setKind(kind as QuestionKind)}
        className="max-w-sm"
      />
      <TextArea
        label={t('situation')}
        hint={t('situationHint')}
        optional
        value={draft.situation}
        onChange={(situation) => set({ situation })}
        maxLength={2000}
        rows={draft.kind === 'case' ? 5 : 2}
      />
      <TextArea
        label={t(shown ? 'heading' : 'stem')}
        value={draft.stem}
        onChange={(stem) => set({ stem })}
        maxLength={1000}
        rows={2}
        isRequired
      />
      {hasOptions(draft.kind) && (
        <OptionRows draft={draft} locale={locale} onChange={(options) => set({ options })} />
      )}
      <KeyFields draft={draft} set={set} />
      <TextArea
        label={t('explanation')}
        hint={t('explanationHint')}
        optional
        value={draft.explanation}
        onChange={(explanation) => set({ explanation })}
        maxLength={2000}
        rows={2}
      />
      <div className="flex flex-wrap gap-x-8 gap-y-4">
        <NumberField
          label={t('seconds')}
          value={draft.seconds}
          onChange={(seconds) => set({ seconds })}
          minValue={5}
          maxValue={1800}
          step={5}
        />
        {isGraded(draft.kind) && (
          <NumberField
            label={t('weight')}
            hint={t('weightHint')}
            value={draft.weight}
            onChange={(weight) => set({ weight })}
            minValue={0}
            maxValue={100}
          />
        )}
      </div>
      {!shown && (
        <div className="flex flex-col">
          <Checkbox isSelected={draft.ofCase} onChange={(ofCase) => set({ ofCase })} note={t('ofCaseHint')}>
            {t('ofCase')}
          </Checkbox>
          <Checkbox
            isSelected={draft.decider}
            onChange={(decider) => set({ decider })}
            note={t('deciderHint')}
          >
            {t('decider')}
          </Checkbox>
        </div>
      )}
      <FormMessage failure={failure} />
      <div className="flex flex-wrap gap-2 border-line border-t pt-4">
        <Button type="submit" tone="ink" pending={pending}>
          {t('save')}
        </Button>
        {question === null && (
          <>
            <Button isDisabled={pending} onPress={() => void save((id) => `${back}/${id}#image`)}>
              {t('saveForImage')}
            </Button>
            <Button isDisabled={pending} onPress={() => void save((id) => `${back}/new?after=${id}`)}>
              {t('saveAndNext')}
            </Button>
          </>
        )}
        <LinkButton href={back} tone="quiet">
          {t('cancel')}
        </LinkButton>
      </div>
    </form>
  );
}

/** Two rows with their words, unless two others are there already. */
function truthRows({ options }: QuestionDraft, truth: readonly [string, string]): QuestionDraft['options'] {
  const written = options.filter(({ text }) => text.trim() !== '');
  if (written.length === 2) return written;
  return truth.map((text, at) => ({ key: at, text, right: options[at]?.right === true, target: '' }));
}
