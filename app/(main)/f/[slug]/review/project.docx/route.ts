/** The draft as it stands, in Word, for whoever sends it round by mail. */
import { currentActor } from '#app/actor.ts';
import { download } from '#app/download.ts';
import { runtime } from '#server/runtime.ts';

type Context = { params: Promise<{ slug: string }> };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  return download(runtime().review.queries.projectNow(await currentActor(), slug));
}
