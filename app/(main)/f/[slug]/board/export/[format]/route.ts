/** The board as a file, under the filter of the screen it was asked from, in the reader's language. */

import { currentActor } from '#app/actor.ts';
import { download } from '#app/download.ts';
import { readerLocale } from '#app/i18n.ts';
import { runtime } from '#server/runtime.ts';

type Context = { params: Promise<{ slug: string; format: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug, format } = await params;
  const asked = new URL(request.url).searchParams;
  const filter = Object.fromEntries(
    ['group', 'addressee', 'q', 'pending'].flatMap((name) => {
      const value = asked.get(name);
      return value ? [[name, value.slice(0, 100)]] : [];
    }),
  );
  const locale = await readerLocale();
  return download(
    runtime().exchange.queries.boardFile(await currentActor(), slug, format.slice(0, 8), filter, locale),
  );
}
