/** The project behind a link, in Word: the very text that was sent. Taking it writes nothing. */
import { download } from '#app/download.ts';
import { runtime } from '#server/runtime.ts';

type Context = { params: Promise<{ token: string }> };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  return download(runtime().review.queries.projectFile(token));
}
