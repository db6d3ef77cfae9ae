'use client';
/** Options of a question: text, which is right, their order. In an ordering the list itself is the answer, in a matching each row has its other half. */
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Button, IconButton } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { QUIZ_LIMITS } from '#domain/quiz/kinds.ts';
import { letterOf } from '#domain/quiz/letters.ts';
import { type DraftOption, hasRight, type QuestionDraft } from '#domain/quiz/question-draft.ts';

export function OptionRows({
  draft,
  locale,
  onChange,
}: {
  draft: QuestionDraft;
  locale: string;
  onChange: (options: DraftOption[]) => void;
}) {
  const t = useTranslations('quiz.edit');
  const group = useId();
  const { kind, options } = draft;
  const fixed = kind === 'true_false';
  const mend = (key: number, part: Partial<DraftOption>) =>
    onChange(options.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const tick = (key: number, right: boolean) =>
    kind === 'multiple'
      ? mend(key, { right })
      : onChange(options.map((one) => ({ ...one, right: one.key === key })));
  const move = (at: number, to: number) => {
    const list = [...options];
    const [one] = list.splice(at, 1);
    if (one) list.splice(to, 0, one);
    onChange(list);
  };
  const add = () =>
    onChange([
      ...options,
      { key: Math.max(-1, ...options.map(({ key }) => key)) + 1, text: '', right: false, target: '' },
    ]);
  const name = (at: number) => (kind === 'order' ? String(at + 1) : letterOf(at, locale));
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="font-medium">{t(`options.${fixed ? 'truth' : listKind(kind)}`)}</legend>
      <ul className="flex flex-col border-line border-t">
        {options.map(({ key, text, right, target }, at) => (
          <li
            key={key}
            className="flex flex-wrap items-end gap-x-2 gap-y-1 border-line border-b py-2 sm:flex-nowrap"
          >
            <TextField
              label={t('option', { letter: name(at) })}
              value={text}
              onChange={(value) => mend(key, { text: value })}
              maxLength={QUIZ_LIMITS.text}
              className="w-full sm:w-auto sm:grow"
            />
            {kind === 'match' && (
              <TextField
                label={t('target', { letter: name(at) })}
                value={target}
                onChange={(value) => mend(key, { target: value })}
                maxLength={QUIZ_LIMITS.text}
                className="w-full sm:w-auto sm:grow"
              />
            )}
            {hasRight(kind) && (
              <label className="touch inline-flex cursor-pointer items-center gap-2 px-2">
                <input
                  type={kind === 'multiple' ? 'checkbox' : 'radio'}
                  name={group}
                  checked={right}
                  onChange={(event) => tick(key, event.currentTarget.checked)}
                  aria-label={t('isRight', { letter: name(at) })}
                  className="size-5 accent-ink"
                />
                <span aria-hidden>{t('right')}</span>
              </label>
            )}
            {!fixed && (
              <span className="ml-auto flex">
                <IconButton
                  label={t('optionUp', { letter: name(at) })}
                  isDisabled={at === 0}
                  onPress={() => move(at, at - 1)}
                >
                  <ArrowUp aria-hidden />
                </IconButton>
                <IconButton
                  label={t('optionDown', { letter: name(at) })}
                  isDisabled={at === options.length - 1}
                  onPress={() => move(at, at + 1)}
                >
                  <ArrowDown aria-hidden />
                </IconButton>
                <IconButton
                  label={t('optionRemove', { letter: name(at) })}
                  isDisabled={options.length <= 2}
                  onPress={() => onChange(options.filter((one) => one.key !== key))}
                >
                  <X aria-hidden />
                </IconButton>
              </span>
            )}
          </li>
        ))}
      </ul>
      {!fixed && options.length < QUIZ_LIMITS.options && (
        <div>
          <Button icon={<Plus aria-hidden />} onPress={add}>
            {t('optionAdd')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

const listKind = (kind: QuestionDraft['kind']) =>
  kind === 'order' ? 'order' : kind === 'match' ? 'match' : kind === 'poll' ? 'poll' : 'choice';
