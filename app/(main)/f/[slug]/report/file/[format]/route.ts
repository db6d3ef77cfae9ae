/** The report of the last resolution as Word or PDF, for whoever reads it on the page. */

import { currentActor } from '#app/actor.ts';
import { download } from '#app/download.ts';
import { readerLocale } from '#app/i18n.ts';
import { runtime } from '#server/runtime.ts';

type Context = { params: Promise<{ slug: string; format: string }> };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { slug, format } = await params;
  const lang = await readerLocale();
  return download(runtime().report.queries.reportFile(await currentActor(), slug, format.slice(0, 8), lang));
}
