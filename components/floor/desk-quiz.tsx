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

export function QuizPart({
  forumId,
  slug,
  initial,
}: {
  forumId: string;
  slug: string;
  initial: DeskView | null;
}) {
  const t = useTranslations('floor.desk');
  const pulse = useView<RoomPulse | null>('room.pulse', forumId, null).data;
  // A game that has ended stays in sight until another begins.
  const last = useRef(initial?.play.run.id ?? null);
  last.current = pulse?.quiz?.id ?? last.current;
  const runId = last.current;
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
