/** The image of the question that this projector shows. */
import { imageResponse } from '#app/image-response.ts';
import { refusal } from '#domain/errors.ts';
import { zScreenToken } from '#domain/room/schema.ts';
import { runtime } from '#server/runtime.ts';

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ token: string; id: string }> },
): Promise<Response> {
  const { token, id } = await params;
  const known = zScreenToken.safeParse(token);
  return imageResponse(
    known.success
      ? runtime().room.queries.screenImage(known.data, id.slice(0, 40))
      : Promise.reject(refusal('not_found')),
  );
}
