/** A file of an answer that waits for the approver's yes: the link is the right; only ever a download, and taking it writes nothing. */
import { download } from '#app/download.ts';
import { runtime } from '#server/runtime.ts';

type Context = { params: Promise<{ token: string; id: string }> };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { token, id } = await params;
  return download(runtime().recommendation.queries.approvalFile(token, id));
}
