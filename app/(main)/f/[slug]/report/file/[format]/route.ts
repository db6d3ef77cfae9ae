/** The report of the last resolution as Word or PDF, for whoever reads it on the page. */
import { getLocale } from 'next-intl/server';
import { currentActor } from '#app/actor.ts';
import { download } from '#app/download.ts';
import { runtime } from '#server/runtime.ts';

type Context = { params: Promise<{ slug: string; format: string }> };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { slug, format } = await params;
  const lang = (await getLocale()) === 'en' ? 'en' : 'ru';
  return download(runtime().report.queries.reportFile(await currentActor(), slug, format.slice(0, 8), lang));
}
