/** The projector at its secret address. Whoever has the address has the screen; taken back, it is the page that is not there. */
import { notFound } from 'next/navigation';
import { Messages } from '#app/messages.tsx';
import { Wall } from '#components/room/wall.tsx';
import { isRefusal } from '#domain/errors.ts';
import { zScreenToken } from '#domain/room/schema.ts';
import { runtime } from '#server/runtime.ts';
import '../wall.css';
import '../quiz.css';
import '../fit.css';

export default async function ScreenPage({ params }: { params: Promise<{ token: string }> }) {
  const token = zScreenToken.safeParse((await params).token);
  if (!token.success) notFound();
  const state = await runtime()
    .room.queries.screenState(token.data)
    .catch((error: unknown) => {
      if (isRefusal(error)) return null;
      throw error;
    });
  if (!state) notFound();
  return (
    <Messages root namespaces={['screen', 'quiz', 'vote', 'election']} timeZone={state.forum.timeZone}>
      <Wall viewId={`${state.forum.id}:${token.data}`} initial={state} />
    </Messages>
  );
}
