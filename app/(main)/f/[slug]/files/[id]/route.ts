/** A stored scan or evidence: only ever a download, never run or shown inside our pages, whatever its bytes are. */
import { currentActor } from '#app/actor.ts';
import { download } from '#app/download.ts';
import { runtime } from '#server/runtime.ts';

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string; id: string }> },
): Promise<Response> {
  const { slug, id } = await params;
  const actor = await currentActor();
  return download(runtime().recommendation.queries.storedFile(actor, slug, id.slice(0, 40)));
}
