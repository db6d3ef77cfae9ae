/** Results as a table for Excel, in the reader's language. */
import { getTranslations } from 'next-intl/server';
import { currentActor } from '#app/actor.ts';
import { isRefusal, statusOf } from '#domain/errors.ts';
import { runtime } from '#server/runtime.ts';

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string; file: string }> },
): Promise<Response> {
  const { id, file } = await params;
  const [t, run] = [await getTranslations('quiz.results'), await getTranslations('quiz.run')];
  const words = {
    place: t('place'),
    name: t('name'),
    points: t('points'),
    right: t('right'),
    of: t('of'),
    question: t('question'),
    answered: t('answered'),
    share: t('share'),
    number: t('number'),
    discrimination: t('discrimination'),
    time: t('time'),
    table: run.raw('table') as string,
    seat: t('seat'),
    player: t('player'),
  };
  try {
    const made = await runtime().quiz.queries.resultsTable(
      await currentActor(),
      id.slice(0, 40),
      file.slice(0, 40),
      words,
    );
    const type = made.name.endsWith('.csv') ? TYPES.csv : TYPES.xlsx;
    return new Response(new Uint8Array(made.data), {
      headers: {
        'content-type': type,
        'content-disposition': `attachment; filename="${made.name}"`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      },
    });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return Response.json({ ok: false, code: error.vecheCode }, { status: statusOf(error.vecheCode) });
  }
}
