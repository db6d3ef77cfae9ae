/**
 * A refusal of a command as a form shows it: sentences in the reader's language, and everything typed given back.
 * Passwords and codes of badges are not repeated into the page.
 */
import { getTranslations } from 'next-intl/server';
import type { FormState } from '#components/account/form-types.ts';
import type { Fail } from '#domain/result.ts';

const SECRET = /password|current|badge|token/;

/** Text of a form's field, never a file. */
export function field(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

export function typed(form: FormData): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string' && !name.startsWith('$') && !SECRET.test(name))
      out[name] = value.slice(0, 10_000);
  }
  return out;
}

export async function refusalText(fail: Pick<Fail, 'code' | 'params' | 'retryAfterMs'>): Promise<string> {
  const [account, errors] = [await getTranslations('account'), await getTranslations('errors')];
  if (fail.code === 'rate_limited' && fail.retryAfterMs) {
    return account('wait', { minutes: Math.max(1, Math.ceil(fail.retryAfterMs / 60_000)) });
  }
  const [noun, reason] = fail.code.split('/');
  if (reason) {
    const all = await getTranslations();
    const key = `${noun}.errors.${reason}` as never;
    if (all.has(key)) return all(key, fail.params as never);
  }
  return errors.has(fail.code as never) ? errors(fail.code as never) : errors('unknown', { code: fail.code });
}

export async function refused(fail: Fail, form: FormData): Promise<FormState> {
  const t = await getTranslations('account.fields');
  const problems = Object.fromEntries(
    Object.entries(fail.fields ?? {}).map(([name, code]) => [
      name,
      t.has(code as never) ? t(code as never) : t(code === 'too_small' ? 'required' : 'other'),
    ]),
  );
  return { message: await refusalText(fail), problems, values: typed(form) };
}
