/** «Ознакомление и согласование»: whom the draft went to, what they said, the sheet of approvals. */
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { ReviewPanel } from '#components/review/desk.tsx';
import { PageHead } from '#components/shell/forum-shell.tsx';
import { TextLink } from '#components/ui/link.tsx';
import { runtime } from '#server/runtime.ts';
import { act } from './actions.ts';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('review'))('title') };
}

export default async function ReviewPage({ params }: Props) {
  const { slug } = await params;
  const [actor, t] = [await currentActor(), await getTranslations('review')];
  const desk = await found(runtime().review.queries.reviewDesk(actor, slug), `/f/${slug}/review`);
  return (
    <Messages namespaces={['review', 'amendment']} timeZone={desk.forum.timeZone}>
      <PageHead over={<TextLink href={`/f/${slug}/text`}>{t('toText')}</TextLink>} title={t('title')}>
        {t('lead')}
      </PageHead>
      <ReviewPanel initial={desk} act={act} />
    </Messages>
  );
}
