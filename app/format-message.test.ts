import original from 'use-intl/format-message';
import { expect, it } from 'vitest';
import { formats } from '#messages/formats.ts';
import { type MessageTree, messagesFor } from '#messages/index.ts';
import formatMessage from './format-message.ts';

const leaves = (tree: MessageTree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : leaves(value, `${path}${key}.`),
  );
/** Something for each name a message asks for: numbers fit plurals, dates and plain places alike. */
const values = (message: string, n: number) =>
  Object.fromEntries(
    [...message.matchAll(/[{<]\s*(\w+)/g)].map(([, name]) => [
      name,
      message.includes(`<${name}>`) ? (chunks: unknown) => `[${chunks}]` : n,
    ]),
  );

it('[LK] every sentence of both languages reads as next-intl itself would write it', () => {
  for (const locale of ['ru', 'en'] as const) {
    const options = { locale, timeZone: 'Europe/Moscow', globalFormats: formats };
    for (const [key, message] of leaves(messagesFor(locale)))
      for (const n of [1, 3, 11]) {
        const given = message.includes('{') || message.includes('<') ? values(message, n) : undefined;
        const fresh = { ...options, cache: { message: {} }, formatters: formattersOf() };
        const want = attempt(() =>
          (original as never as typeof formatMessage)(key, message, given, fresh as never),
        );
        expect(
          attempt(() => formatMessage(key, message, given, options as never)),
          `${locale} ${key}`,
        ).toEqual(want);
      }
  }
}, 60_000);

it('[LK] a zone or a format of its own is another sentence; what is no text is refused', () => {
  const say = (timeZone: string) =>
    formatMessage(
      'k',
      '{at, time, ::HHmm}',
      { at: new Date('2026-02-11T07:00:00Z') },
      { locale: 'ru', timeZone },
    );
  expect(say('Europe/Moscow')).toBe('10:00');
  expect(say('Asia/Vladivostok')).toBe('17:00');
  expect(() => formatMessage('k', { a: 'b' }, undefined, { locale: 'ru' })).toThrow('not a message');
});

function attempt(make: () => unknown): unknown {
  try {
    return make();
  } catch {
    return 'refused';
  }
}
function formattersOf() {
  return {
    getNumberFormat: (...args: ConstructorParameters<typeof Intl.NumberFormat>) =>
      new Intl.NumberFormat(...args),
    getDateTimeFormat: (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) =>
      new Intl.DateTimeFormat(...args),
    getPluralRules: (...args: ConstructorParameters<typeof Intl.PluralRules>) =>
      new Intl.PluralRules(...args),
  };
}
