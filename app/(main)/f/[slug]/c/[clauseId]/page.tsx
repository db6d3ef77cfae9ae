/** A clause has one identity and one page: its whole story, at an address that never changes. */
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { Story } from '#components/resolution/story.tsx';
import { runtime } from '#server/runtime.ts';

type Props = { params: Promise<{ slug: string; clauseId: string }> };

export default async function ClausePage({ params }: Props) {
  const { slug, clauseId } = await params;
  const story = await found(
    runtime().resolution.queries.clauseStory(await currentActor(), slug, clauseId),
    `/f/${slug}/c/${clauseId}`,
  );
  return (
    <Messages namespaces={['resolution', 'vote']} timeZone={story.forum.timeZone}>
      <Story story={story} />
    </Messages>
  );
}
