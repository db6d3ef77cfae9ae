/** Evidence of a published snapshot: everybody may take it; only ever a download. */
import { download } from '#app/download.ts';
import { runtime } from '#server/runtime.ts';

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string; id: string }> },
): Promise<Response> {
  const { slug, id } = await params;
  return download(runtime().recommendation.queries.publicFile(slug, id));
}
