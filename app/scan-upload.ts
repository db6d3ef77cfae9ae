/** A signed paper of a plain form, and the way back to the form with what was refused. */
import type { ErrorCode } from '#domain/errors.ts';
import type { Result } from '#domain/result.ts';
import { refusalText } from './refused.ts';

/** The name may be anything and the type nothing: both are judged in the command, by the bytes. */
export async function scanOf(form: FormData): Promise<{ name: string; data: Uint8Array<ArrayBuffer> }> {
  const file = form.get('file');
  if (!(file instanceof File)) return { name: 'scan', data: new Uint8Array() };
  return { name: file.name.slice(-200) || 'scan', data: new Uint8Array(await file.arrayBuffer()) };
}

export const slugOf = (form: FormData): string => String(form.get('slug') ?? '').replace(/[^a-z0-9-]/g, '');

/** Where to go after it: on, or back with the code and with the name that some of the sentences need. */
export function afterScan(result: Result<unknown>, on: string, back: string, name: string): string {
  if (result.ok) return on;
  const query = new URLSearchParams({ problem: result.code, name: name.slice(0, 80) });
  return `${back}${back.includes('?') ? '&' : '?'}${query}`;
}

export async function scanProblem(given: Record<string, string | string[] | undefined>) {
  const { problem, name } = given;
  if (typeof problem !== 'string') return null;
  const params = { name: typeof name === 'string' ? name.slice(0, 80) : '', megabytes: 10 };
  return refusalText({ code: problem.slice(0, 60) as ErrorCode, params });
}
