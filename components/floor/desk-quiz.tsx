'use client';
/** The quiz of the forum where whoever presides needs it: the one that is on, or the way to the bank. */
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { useView } from '#components/live/use-view.ts';
import { DeskQuiz } from '#components/quiz/desk-quiz.tsx';
import { LinkButton } from '#components/ui/link.tsx';
import { EmptyState } from '#components/ui/states.tsx';
import type { DeskView } from '#domain/quiz/run-views.ts';
import type { RoomPulse } from '#domain/room/views.ts';
import { Part } from './desk-part.tsx';

/** The run that is on. A game that has ended stays in sight until another begins. */
export function useQuizRun(forumId: string, initial: DeskView | null): string | null {
  const pulse = useView<RoomPulse | null>('room.pulse', forumId, null).data;
  const last = useRef(initial?.play.run.id ?? null);
  last.current = pulse?.quiz?.id ?? last.current;
  return last.current;
}

export function QuizPart({
  runId,
  slug,
  initial,
}: {
  runId: string | null;
  slug: string;
  initial: DeskView | null;
}) {
  const t = useTranslations('floor.desk');
  return (
    <Part
      id="quiz"
      title={t('quiz')}
      action={
        <LinkButton size="sm" tone="quiet" href={runId ? `/f/${slug}/quiz/run` : `/f/${slug}/quiz`}>
          {t(runId ? 'quizWhole' : 'toQuiz')}
        </LinkButton>
      }
    >
      {runId ? (
        <DeskQuiz key={runId} runId={runId} initial={initial?.play.run.id === runId ? initial : null} />
      ) : (
        <EmptyState compact title={t('quizNone')} />
      )}
    </Part>
  );
}
