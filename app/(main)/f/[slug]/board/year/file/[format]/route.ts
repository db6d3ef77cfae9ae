/** «Сводка за учебный год» as Word or PDF, for whoever reads it on the page. */

import { currentActor } from '#app/actor.ts';
import { download } from '#app/download.ts';
import { readerLocale } from '#app/i18n.ts';
import { runtime } from '#server/runtime.ts';

type Context = { params: Promise<{ slug: string; format: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug, format } = await params;
  const lang = await readerLocale();
  const year = new URL(request.url).searchParams.get('year')?.slice(0, 4);
  const { yearFile } = runtime().recommendation.queries;
  return download(yearFile(await currentActor(), slug, year, format.slice(0, 8), lang));
}
