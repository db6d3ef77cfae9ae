'use client';
/** Questions of the bank in their order, which the arrows change from the keyboard too: the button that moved a question stays in hand. */
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { runCommand } from '#components/live/run-command.ts';
import { IconButton } from '#components/ui/button.tsx';
import { AlertDialog } from '#components/ui/dialog.tsx';
import { FormMessage, useErrorText } from '#components/ui/form-message.tsx';
import { CheckSign } from '#components/ui/icons.tsx';
import { LinkButton } from '#components/ui/link.tsx';
import { isGraded } from '#domain/quiz/rules.ts';
import type { EditQuestion } from '#domain/quiz/views.ts';
import type { Fail } from '#domain/result.ts';
import { SolutionText } from './solution-text.tsx';

type Props = { quizId: string; slug: string; list: EditQuestion[]; on: boolean };

export function QuestionList({ quizId, slug, list, on }: Props) {
  const t = useTranslations('quiz.edit');
  const router = useRouter();
  const [order, setOrder] = useState(() => list.map(({ id }) => id));
  const [failure, setFailure] = useState<Fail | null>(null);
  const [told, setTold] = useState('');
  const inHand = useRef<string | null>(null);
  const rows = useRef<HTMLOListElement>(null);
  useEffect(() => setOrder(list.map(({ id }) => id)), [list]);
  // Moved in the page, a button loses the focus: it is given back.
  useEffect(() => {
    if (inHand.current === null || order.length === 0) return;
    const [id, way] = inHand.current.split(' ');
    const row = rows.current?.querySelector(`[data-question="${id}"]`);
    const buttons = [...(row?.querySelectorAll<HTMLButtonElement>('button[data-way]') ?? [])];
    const same = buttons.find((one) => one.dataset.way === way && !one.disabled);
    (same ?? buttons.find((one) => !one.disabled))?.focus();
    inHand.current = null;
  }, [order]);

  const shown = order.flatMap((id) => list.find((one) => one.id === id) ?? []);
  const move = async (id: string, to: number, way: 'up' | 'down') => {
    inHand.current = `${id} ${way}`;
    const next = order.filter((one) => one !== id);
    next.splice(to - 1, 0, id);
    setOrder(next);
    setTold(t('moved', { number: to }));
    const result = await runCommand('quiz.moveQuestion', { quizId, questionId: id, to });
    setFailure(result.ok ? null : result);
    if (!result.ok) setOrder(order);
    router.refresh();
  };
  return (
    <>
      <FormMessage failure={failure} />
      <p className="sr-only" aria-live="polite">
        {told}
      </p>
      <ol ref={rows} className="border-ink border-t">
        {shown.map((question, at) => (
          <Row
            key={question.id}
            {...{ quizId, slug, question, on }}
            number={at + 1}
            last={at === shown.length - 1}
            move={(to, way) => void move(question.id, to, way)}
          />
        ))}
      </ol>
    </>
  );
}

function Row({
  quizId,
  slug,
  question,
  number,
  last,
  on,
  move,
}: {
  quizId: string;
  slug: string;
  question: EditQuestion;
  number: number;
  last: boolean;
  on: boolean;
  move: (to: number, way: 'up' | 'down') => void;
}) {
  const t = useTranslations('quiz.edit');
  const q = useTranslations('quiz');
  const { id, kind, seconds, weight, situation, stem, options, key, image, parts } = question;
  const right = options.filter((option) => key.options?.includes(option.id));
  return (
    <li data-question={id} className="flex flex-wrap items-start gap-x-4 gap-y-2 border-line border-b py-4">
      <div className="min-w-0 grow basis-80">
        <p className="text-ink-2 text-sm">
          {[
            `${number}. ${q(`kind.${kind}`)}`,
            q('seconds', { count: seconds }),
            isGraded(kind) && (weight === 0 ? q('practice') : q('weight', { count: weight })),
            parts.decider && t('decider'),
            image && t('withImage'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {situation && <p className="line-clamp-2 font-serif">{situation}</p>}
        <p className="whitespace-pre-line font-medium wrap-anywhere">{stem}</p>
        {right.map((option) => (
          <p key={option.id} className="font-semibold text-green wrap-anywhere">
            <CheckSign aria-label={q('rightOption')} className="mr-1 inline size-4" />
            {option.text}
          </p>
        ))}
        <SolutionText question={question} />
      </div>
      <span className="ml-auto flex flex-wrap gap-1">
        <IconButton
          data-way="up"
          label={t('up', { number })}
          isDisabled={on || number === 1}
          onPress={() => move(number - 1, 'up')}
        >
          <ArrowUp aria-hidden />
        </IconButton>
        <IconButton
          data-way="down"
          label={t('down', { number })}
          isDisabled={on || last}
          onPress={() => move(number + 1, 'down')}
        >
          <ArrowDown aria-hidden />
        </IconButton>
        {!on && <RemoveQuestion quizId={quizId} question={question} number={number} />}
        {!on && <LinkButton href={`/f/${slug}/quiz/${quizId}/edit/${id}`}>{t('mend')}</LinkButton>}
      </span>
    </li>
  );
}

function RemoveQuestion({
  quizId,
  question,
  number,
}: {
  quizId: string;
  question: EditQuestion;
  number: number;
}) {
  const t = useTranslations('quiz.edit');
  const router = useRouter();
  const say = useErrorText();
  const [problem, setProblem] = useState('');
  return (
    <AlertDialog
      trigger={
        <IconButton label={t('remove', { number })}>
          <Trash2 aria-hidden />
        </IconButton>
      }
      title={t('removeTitle', { number })}
      confirm={t('removeDo')}
      tone="cinnabar"
      problem={problem}
      onConfirm={async () => {
        const result = await runCommand('quiz.removeQuestion', { quizId, questionId: question.id });
        if (!result.ok) setProblem(say(result));
        else router.refresh();
        return result.ok;
      }}
    >
      <p className="wrap-anywhere">{question.stem}</p>
      <p>{t('removeNote')}</p>
    </AlertDialog>
  );
}
