/** A quiz as the hall will see it, question by question; no right answers here. */
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { TextLink } from '#components/ui/link.tsx';
import { zId } from '#domain/ids.ts';
import { runtime } from '#server/runtime.ts';

type Props = { params: Promise<{ slug: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('quiz'))('preview') };
}

export default async function QuizPreviewPage({ params }: Props) {
  const { slug, id } = await params;
  if (!zId.safeParse(id).success) notFound();
  const [actor, t] = [await currentActor(), await getTranslations('quiz')];
  const quiz = await found(runtime().quiz.queries.quizPreview(actor, slug, id), `/f/${slug}/quiz/${id}`);
  return (
    <div className="max-w-3xl">
      <p className="text-sm">
        <TextLink href={`/f/${slug}/quiz`}>{t('title')}</TextLink>
      </p>
      <h1 className="mt-1 font-serif text-2xl font-bold wrap-anywhere sm:text-3xl">{quiz.title}</h1>
      <p className="mt-1 text-ink-2">{t('lead')}</p>
      <ol className="mt-6 border-ink border-t">
        {quiz.list.map((question) => (
          <li key={question.number} className="border-line border-b py-5">
            <p className="text-sm text-ink-2">
              {[
                t('number', { number: question.number }),
                t(`kind.${question.kind}`),
                t('seconds', { count: question.seconds }),
                t('weight', { count: question.weight }),
                t(question.keyed ? 'keyed' : 'unkeyed'),
              ].join(' · ')}
            </p>
            {question.situation && <p className="mt-2 whitespace-pre-line">{question.situation}</p>}
            <h2 className="mt-2 text-lg font-semibold wrap-anywhere">{question.stem}</h2>
            {question.options.length > 0 && (
              <ul className="mt-2 flex flex-col gap-1.5">
                {question.options.map((option) => (
                  <li key={option.id} className="rounded-control border border-line px-3 py-2 wrap-anywhere">
                    {option.text}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
