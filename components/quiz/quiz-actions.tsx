'use client';
/** What may be done with a whole quiz: copied; put away once it was played, deleted while it was not; its name mended. */
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { runCommand } from '#components/live/run-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/choice.tsx';
import { AlertDialog, Dialog } from '#components/ui/dialog.tsx';
import { FormMessage, useErrorText } from '#components/ui/form-message.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import type { QuizCard } from '#domain/quiz/views.ts';
import type { Fail } from '#domain/result.ts';

type Props = {
  slug: string;
  quiz: Pick<QuizCard, 'id' | 'title' | 'teams' | 'archived' | 'wasRun'>;
  on: boolean;
};

export function QuizActions({ slug, quiz, on }: Props) {
  const t = useTranslations('quiz.bank');
  const router = useRouter();
  const say = useErrorText();
  const [problem, setProblem] = useState('');
  const bank = `/f/${slug}/quiz`;
  const run = async (name: string, input: object, then?: (data: { id: string }) => void) => {
    const result = await runCommand<{ id: string }>(name, { quizId: quiz.id, ...input });
    setProblem(result.ok ? '' : say(result));
    if (result.ok) then?.(result.data);
    if (result.ok) router.refresh();
    return result.ok;
  };
  const copied = ({ id }: { id: string }) => router.push(`${bank}/${id}/edit`);
  const title = t('copyOf', { title: quiz.title }).slice(0, 200);
  return (
    <>
      <Button onPress={() => void run('quiz.duplicate', { title }, copied)}>{t('duplicate')}</Button>
      {quiz.archived ? (
        <Button onPress={() => void run('quiz.archive', { archived: false })}>{t('restore')}</Button>
      ) : (
        !on && (
          <AlertDialog
            trigger={<Button tone="quiet">{t(quiz.wasRun ? 'archive' : 'remove')}</Button>}
            title={t(quiz.wasRun ? 'archiveTitle' : 'removeTitle', { title: quiz.title })}
            confirm={t(quiz.wasRun ? 'archive' : 'remove')}
            tone={quiz.wasRun ? 'ink' : 'cinnabar'}
            problem={problem}
            onConfirm={() =>
              quiz.wasRun
                ? run('quiz.archive', { archived: true }, () => router.push(bank))
                : run('quiz.remove', {}, () => router.push(bank))
            }
          >
            <p>{t(quiz.wasRun ? 'archiveNote' : 'removeNote')}</p>
          </AlertDialog>
        )
      )}
      {problem && (
        <p role="alert" className="basis-full font-medium text-ochre">
          {problem}
        </p>
      )}
    </>
  );
}

/** Name and way of playing; `make`: of a quiz that is not there yet. */
export function TitleDialog({
  slug,
  make,
  quiz,
}: {
  slug: string;
  make?: { forumId: string };
  quiz?: Pick<QuizCard, 'id' | 'title' | 'teams'>;
}) {
  const t = useTranslations('quiz.bank');
  const router = useRouter();
  const [title, setTitle] = useState(quiz?.title ?? '');
  const [teams, setTeams] = useState(quiz?.teams ?? true);
  const [failure, setFailure] = useState<Fail | null>(null);
  const [pending, setPending] = useState(false);
  const save = async (close: () => void) => {
    setPending(true);
    const result = make
      ? await runCommand<{ id: string }>('quiz.create', { ...make, title, teams, questions: [] })
      : await runCommand<{ id: string }>('quiz.retitle', { quizId: quiz?.id, title, teams });
    setPending(false);
    setFailure(result.ok ? null : result);
    if (!result.ok) return;
    close();
    if (make) router.push(`/f/${slug}/quiz/${result.data.id}/edit`);
    else router.refresh();
  };
  return (
    <Dialog
      trigger={<Button>{t(make ? 'blank' : 'retitle')}</Button>}
      title={t(make ? 'blankTitle' : 'retitleTitle')}
      footer={(close) => (
        <Button
          tone="ink"
          pending={pending}
          isDisabled={title.trim().length < 2}
          onPress={() => void save(close)}
        >
          {t(make ? 'blankDo' : 'save')}
        </Button>
      )}
    >
      <div className="flex flex-col gap-4">
        <FormMessage failure={failure} />
        <TextField label={t('name')} value={title} onChange={setTitle} maxLength={200} autoFocus />
        <Checkbox isSelected={teams} onChange={setTeams}>
          {t('teams')}
        </Checkbox>
      </div>
    </Dialog>
  );
}
