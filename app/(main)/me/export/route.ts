/** Everything kept about the person who asks, as a JSON file. */
import { currentActor } from '#app/actor.ts';
import { runtime } from '#server/runtime.ts';

export async function GET(): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return new Response(null, { status: 303, headers: { Location: '/signin?next=/me' } });
  const data = await runtime().account.queries.exportSelf(actor);
  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="veche-my-data.json"',
      'Cache-Control': 'no-store',
    },
  });
}
