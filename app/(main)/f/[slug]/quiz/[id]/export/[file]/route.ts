/** The questions of a quiz as a file: GIFT, rows for Excel, our own. */
import { currentActor } from '#app/actor.ts';
import { download } from '#app/download.ts';
import { runtime } from '#server/runtime.ts';

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string; id: string; file: string }> },
): Promise<Response> {
  const { slug, id, file } = await params;
  const actor = await currentActor();
  return download(runtime().quiz.queries.questionsFile(actor, slug, id.slice(0, 40), file.slice(0, 40)));
}
