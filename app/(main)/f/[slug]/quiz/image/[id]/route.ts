/** The image of a question: for players from the moment it is open, for those who keep the bank at any time. */
import { currentActor } from '#app/actor.ts';
import { imageResponse } from '#app/image-response.ts';
import { runtime } from '#server/runtime.ts';

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string; id: string }> },
): Promise<Response> {
  const { slug, id } = await params;
  return imageResponse(runtime().quiz.queries.questionImage(await currentActor(), slug, id.slice(0, 40)));
}
