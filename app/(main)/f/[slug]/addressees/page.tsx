/** «Справочник адресатов»: who is asked, in the cases people wrote, how to reach them, who answers for what. */
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { AddresseeCard } from '#components/directory/addressee-card.tsx';
import { PageHead } from '#components/shell/forum-shell.tsx';
import { LinkButton, TextLink } from '#components/ui/link.tsx';
import { EmptyState } from '#components/ui/states.tsx';
import { runtime } from '#server/runtime.ts';
import * as act from './actions.ts';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('body'))('title') };
}

export default async function AddresseesPage({ params }: Props) {
  const { slug } = await params;
  const [t, board] = [await getTranslations('body'), await getTranslations('board')];
  const view = await found(
    runtime().recommendation.queries.directory(await currentActor(), slug),
    `/f/${slug}/addressees`,
  );
  return (
    <Messages namespaces={['body', 'board', 'forum']} timeZone={view.forum.timeZone}>
      <PageHead
        over={<TextLink href={`/f/${slug}/board`}>{board('title')}</TextLink>}
        title={t('title')}
        actions={<LinkButton href={`/f/${slug}/letters`}>{board('letters.title')}</LinkButton>}
      >
        {t('lead')}
      </PageHead>
      {view.addressees.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneBody')}</EmptyState>
      ) : (
        <ul className="max-w-5xl border-ink border-t">
          {view.addressees.map((one) => (
            <li key={one.id} className="border-line border-b py-6">
              <AddresseeCard
                one={one}
                slug={slug}
                forumId={view.forum.id}
                today={view.today}
                others={view.addressees.filter(
                  (other) => other.id !== one.id && other.kind === 'organisation' && other.mayChange,
                )}
                act={{ ...act }}
              />
            </li>
          ))}
        </ul>
      )}
    </Messages>
  );
}
