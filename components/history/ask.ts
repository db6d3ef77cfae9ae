/** One reading of a view by the JSON door: what is looked at once and need not follow the room. */
import type { Result } from '#domain/result.ts';

export async function askView<T>(
  name: string,
  id: string,
  params: Record<string, string> = {},
): Promise<Result<T>> {
  try {
    const answer = await fetch(`/api/v1/views/${name}/${id}?${new URLSearchParams(params)}`);
    return (await answer.json()) as Result<T>;
  } catch {
    return { ok: false, code: 'unavailable' };
  }
}
