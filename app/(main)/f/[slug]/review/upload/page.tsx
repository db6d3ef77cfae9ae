/** «Загрузить Word с правками»: a returned file, read clause by clause, looked over, then amendments and remarks. */
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { ReturnedDesk } from '#components/review/returned.tsx';
import { PageHead } from '#components/shell/forum-shell.tsx';
import { TextLink } from '#components/ui/link.tsx';
import { runtime } from '#server/runtime.ts';
import { enterReturned, readReturned } from './actions.ts';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('review.returned'))('title') };
}

export default async function ReturnedPage({ params }: Props) {
  const { slug } = await params;
  const [actor, t] = [await currentActor(), await getTranslations('review')];
  const desk = await found(runtime().review.queries.reviewDesk(actor, slug), `/f/${slug}/review/upload`);
  if (!desk.may.keep) notFound();
  return (
    <Messages namespaces={['review', 'amendment', 'vote', 'documents']} timeZone={desk.forum.timeZone}>
      <PageHead
        over={<TextLink href={`/f/${slug}/review`}>{t('title')}</TextLink>}
        title={t('returned.title')}
      >
        {t('returned.lead')}
      </PageHead>
      <ReturnedDesk slug={slug} read={readReturned} enter={enterReturned} amend={desk.may.amend} />
    </Messages>
  );
}
