/** «Предложения»: for those who decide, a desk; for everybody else, what became of what was proposed. */
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { Desk } from '#components/proposal/desk.tsx';
import { LinkButton } from '#components/ui/link.tsx';
import { runtime } from '#server/runtime.ts';
import { beginText } from './actions.ts';
import { textNow } from './places.ts';

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('proposal'))('title') };
}

export default async function ProposalsPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const [actor, t] = [await currentActor(), await getTranslations('proposal')];
  const here = `/f/${slug}/proposals`;
  const desk = await found(runtime().proposal.queries.proposalDesk(actor, slug), here);
  const home = await found(runtime().forum.queries.forumHome(actor, slug), here);
  const cards = await runtime().track.queries.trackCards(actor, slug);
  const text = await textNow(actor, slug);
  const asked = (await searchParams).track;
  const track = cards.find(({ number }) => String(number) === asked)?.id ?? null;
  return (
    <Messages namespaces={['proposal']} timeZone={home.forum.timeZone}>
      <header className="mb-6 flex flex-wrap items-end justify-between gap-3">
        <div className="max-w-3xl">
          <h1 className="text-2xl font-semibold sm:text-3xl">{t('title')}</h1>
          <p className="mt-1 text-ink-2">{t(desk.canDecide ? 'deskLead' : 'lead')}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          <LinkButton tone="quiet" href={`/f/${slug}/tracks`}>
            {(await getTranslations('track'))('title')}
          </LinkButton>
          <LinkButton tone={desk.canDecide ? 'line' : 'ink'} href={`/f/${slug}/propose`}>
            {t('propose')}
          </LinkButton>
        </div>
      </header>
      <Desk
        slug={slug}
        forumId={home.forum.id}
        initial={desk}
        text={text}
        tracks={cards.map(({ id, number, title }) => ({ id, number, title }))}
        track={track}
        begin={beginText.bind(null, home.forum.id)}
      />
    </Messages>
  );
}
