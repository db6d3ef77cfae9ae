/** «Голосование»: the hall's vote now, and all before it. */
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { VoteHints } from '#components/resolution/hint-lines.tsx';
import { LinkButton } from '#components/ui/link.tsx';
import { VoteHistory } from '#components/vote/history.tsx';
import { VoteDesk } from '#components/vote/vote-desk.tsx';
import { runtime } from '#server/runtime.ts';
import { act } from './actions.ts';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vote'))('title') };
}

export default async function VotePage({ params }: Props) {
  const { slug } = await params;
  const here = `/f/${slug}/vote`;
  const [actor, t] = [await currentActor(), await getTranslations('vote')];
  const { queries } = runtime().vote;
  const [current, list, home, elections, checks] = await Promise.all([
    found(queries.currentVote(actor, slug), here),
    found(queries.voteList(actor, slug), here),
    found(runtime().forum.queries.forumHome(actor, slug), here),
    found(runtime().election.queries.electionsShown(actor, slug), here),
    found(runtime().resolution.queries.voteChecks(actor, slug), here),
  ]);
  const underWay = current.vote?.state === 'open' || current.vote?.state === 'closed';
  const past = list.votes.filter(({ id }) => id !== current.vote?.id);
  return (
    <Messages namespaces={['vote', 'amendment']} timeZone={home.forum.timeZone}>
      <div className="mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h1 className="text-2xl font-semibold sm:text-3xl">{t('title')}</h1>
        {elections && (
          <LinkButton size="sm" href={`/f/${slug}/elections`}>
            {t('desk.elections')}
          </LinkButton>
        )}
      </div>
      <VoteDesk initial={current} slug={slug} act={act} />
      {checks && current.ready?.sha256 === checks.sha256 && !underWay && <VoteHints checks={checks} />}
      {past.length > 0 && (
        <section aria-labelledby="past" className="mt-12 max-w-4xl">
          <h2 id="past" className="mb-3 text-lg font-semibold">
            {t('desk.history')}
          </h2>
          <VoteHistory votes={past} slug={slug} />
        </section>
      )}
    </Messages>
  );
}
