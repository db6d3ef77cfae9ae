/**
 * The sentences of the screens in the reader's language, from the same files as the screens: one journey, two languages,
 * and a button that changes its words breaks no test. What the words say is read by people, not asserted here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { createTranslator } from 'use-intl/core';

export type Locale = 'ru' | 'en';
export type Words = (key: string, params?: Record<string, string | number>) => string;

const ROOT = resolve(import.meta.dirname, '../../messages');

export function words(locale: Locale): Words {
  const dir = join(ROOT, locale);
  const messages = Object.fromEntries(
    readdirSync(dir).map((file) => [
      basename(file, '.json'),
      JSON.parse(readFileSync(join(dir, file), 'utf8')),
    ]),
  );
  const t = createTranslator({ locale, messages, timeZone: 'Europe/Moscow' });
  return (key, params) => {
    if (!t.has(key as never)) throw new Error(`no such sentence: ${key}`);
    return t(key as never, params as never);
  };
}
