/** One paper of the set in one of its forms. The resolution is for everybody of the forum, the rest for its keepers. */
import { currentActor } from '#app/actor.ts';
import { download } from '#app/download.ts';
import { runtime } from '#server/runtime.ts';

type Context = { params: Promise<{ slug: string; key: string; format: string }> };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { slug, key, format } = await params;
  return download(
    runtime().paper.queries.paperFile(await currentActor(), slug, key.slice(0, 80), format.slice(0, 8)),
  );
}
