/** The adopted resolution as a Word file; the same readers as of the page. */
import { currentActor } from '#app/actor.ts';
import { download } from '#app/download.ts';
import { runtime } from '#server/runtime.ts';

type Context = { params: Promise<{ slug: string }> };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  return download(runtime().paper.queries.paperFile(await currentActor(), slug, 'resolution', 'docx'));
}
