/** One question of the rehearsal, as phones and the wall will have it; no field of it knows the answer. Works in server pages. */
import { getTranslations } from 'next-intl/server';
import { letterOf } from '#domain/quiz/letters.ts';
import { isGraded, isShown } from '#domain/quiz/rules.ts';
import type { QuestionPreview } from '#domain/quiz/views.ts';

const LINE = 'flex gap-3 rounded-control border border-line px-3 py-2';

export async function PreviewQuestion({
  slug,
  question,
  locale,
}: {
  slug: string;
  question: QuestionPreview;
  locale: string;
}) {
  const t = await getTranslations('quiz');
  const { number, kind, situation, stem, options, targets, scale, image, seconds, weight } = question;
  return (
    <li className="border-line border-b py-5">
      <p className="text-sm text-ink-2">
        {[
          t('number', { number }),
          t(`kind.${kind}`),
          t('seconds', { count: seconds }),
          isGraded(kind) && (weight === 0 ? t('practice') : t('weight', { count: weight })),
          !isShown(kind) && t(question.keyed ? 'keyed' : 'unkeyed'),
          question.decider && t('edit.decider'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {situation && <p className="mt-2 whitespace-pre-line font-serif">{situation}</p>}
      <h2 className="mt-2 whitespace-pre-line text-lg font-semibold wrap-anywhere">{stem}</h2>
      {image && (
        // biome-ignore lint/performance/noImgElement: bytes of ours behind a right, not a picture to be optimised
        <img
          src={`/f/${slug}/quiz/image/${image.fileId}`}
          alt={image.alt}
          width={image.width}
          height={image.height}
          loading="lazy"
          className="mt-3 h-auto max-h-72 w-auto max-w-full rounded-sheet border border-line object-contain"
        />
      )}
      {options.length > 0 && (
        <ul className="mt-3 flex flex-col gap-1.5">
          {options.map((option, at) => (
            <li key={option.id} className={LINE}>
              <b>{kind === 'order' ? '·' : letterOf(at, locale)}</b>
              <span className="wrap-anywhere">{option.text}</span>
            </li>
          ))}
        </ul>
      )}
      {targets.length > 0 && (
        <>
          <p className="mt-3 text-ink-2 text-sm">{t('targets')}</p>
          <ul className="mt-1 flex flex-col gap-1.5">
            {targets.map((target) => (
              <li key={target.id} className={LINE}>
                <span className="wrap-anywhere">{target.text}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {scale && (
        <p className="mt-2 text-ink-2">
          {t('scaleOf', { ...scale, low: scale.low || '—', high: scale.high || '—' })}
        </p>
      )}
    </li>
  );
}
