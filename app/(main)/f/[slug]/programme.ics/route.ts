/** The programme for a calendar; the same readers as of the page. */
import { currentActor } from '#app/actor.ts';
import { isRefusal, statusOf } from '#domain/errors.ts';
import { runtime } from '#server/runtime.ts';

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  const { slug } = await params;
  try {
    const text = await runtime().forum.queries.programmeIcs(await currentActor(), slug);
    return new Response(text, {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': `attachment; filename="${slug.replace(/[^a-z0-9-]/g, '')}.ics"`,
        'cache-control': 'private, no-store',
      },
    });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return Response.json({ ok: false, code: error.vecheCode }, { status: statusOf(error.vecheCode) });
  }
}
