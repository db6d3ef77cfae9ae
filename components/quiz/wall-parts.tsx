'use client';
/** What the scenes of a quiz on the wall share: where the run stands, and how large a text may be set. */
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { QuestionImage } from '#domain/quiz/image.ts';
import type { HallQuiz, StageRound } from '#domain/quiz/run-views.ts';

/** Where the question stands: «Вопрос 2 из 6», «Разбор ситуации», «Решающий вопрос». */
export function Where({ quiz, round }: { quiz: HallQuiz; round: StageRound }) {
  const t = useTranslations('quiz.wall');
  if (round.decider) {
    const names = quiz.tables
      .filter(({ id }) => round.only?.includes(id))
      .map((table) => table.name || t('table', { number: table.number }));
    return <span className="s-awaits">{[t('decider'), names.join(', ')].filter(Boolean).join(': ')}</span>;
  }
  if (round.kind === 'case') return <span>{t('case')}</span>;
  if (round.kind === 'slide') return <span>{quiz.run.title}</span>;
  return (
    <span>
      {[
        t('question', { number: round.ordinal, of: quiz.questions }),
        round.practice && t('practice'),
        round.kind === 'multiple' && t('several'),
        round.attempt > 1 && t('again'),
      ]
        .filter(Boolean)
        .join(' · ')}
    </span>
  );
}

const LONG = [140, 330, 620] as const;
/** The longer the words, the smaller the letters, in four steps. */
export const sizeOf = (...texts: string[]) => {
  const length = texts.join('').length;
  return `s-size-${LONG.filter((most) => length > most).length}`;
};

/** What is answered, with the image of the question at its side. A projector gets it under its own address. */
export function BesideImage({ image, children }: { image: QuestionImage | null; children: ReactNode }) {
  const here = usePathname();
  if (!image) return <>{children}</>;
  return (
    <div className="s-with-image">
      <figure>
        {/* biome-ignore lint/performance/noImgElement: bytes of ours behind a right, not a picture to be optimised */}
        <img src={`${here}/image/${image.fileId}`} alt={image.alt} />
      </figure>
      <div>{children}</div>
    </div>
  );
}
