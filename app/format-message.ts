/**
 * How a sentence is made of its message, in place of `use-intl/format-message` (next.config.js): a message is compiled
 * once a process, not once a request and screen, and found by its own text. The formats are those of the whole house,
 * so language, zone and text are all that a compiled message depends on.
 */
import { IntlMessageFormat } from 'intl-messageformat';
import { isValidElement, type ReactNode } from 'react';

type Formats = { dateTime?: Record<string, Intl.DateTimeFormatOptions>; number?: Record<string, unknown> };
type Options = { locale: string; timeZone?: string; globalFormats?: Formats; formats?: Formats };
type Values = Record<string, unknown>;

const KEPT = 5_000;
const kept = new Map<string, Map<string, IntlMessageFormat>>();
const dates = new Map<string, Intl.DateTimeFormat>();
const numbers = new Map<string, Intl.NumberFormat>();
const plurals = new Map<string, Intl.PluralRules>();

function known<T>(map: Map<string, T>, key: string, make: () => T): T {
  const before = map.get(key);
  if (before !== undefined) return before;
  if (map.size >= KEPT) map.clear();
  const made = make();
  map.set(key, made);
  return made;
}

/** `intl-messageformat` has formats of dates and of times; ours are both. */
function formatsOf({ globalFormats, formats, timeZone }: Options) {
  const own = { ...globalFormats?.dateTime, ...formats?.dateTime };
  const zoned = (base: Record<string, object>) =>
    Object.fromEntries(
      Object.entries({ ...base, ...own }).map(([name, format]) => [
        name,
        timeZone ? { timeZone, ...format } : format,
      ]),
    );
  return {
    date: zoned(IntlMessageFormat.formats.date),
    time: zoned(IntlMessageFormat.formats.time),
    number: { ...globalFormats?.number, ...formats?.number } as Record<string, object>,
  };
}

function compile(message: string, options: Options): IntlMessageFormat {
  const { locale, timeZone } = options;
  const name = (...parts: unknown[]) => JSON.stringify(parts);
  return new IntlMessageFormat(message, locale, formatsOf(options), {
    formatters: {
      getNumberFormat: (at, format) =>
        known(numbers, name(at, format), () => new Intl.NumberFormat(at, format as Intl.NumberFormatOptions)),
      getPluralRules: (at, format) =>
        known(plurals, name(at, format), () => new Intl.PluralRules(at, format)),
      getDateTimeFormat: (at, format) => {
        const own = { ...format, timeZone: format?.timeZone ?? timeZone };
        return known(dates, name(at, own), () => new Intl.DateTimeFormat(at, own));
      },
    },
  });
}

const PLAIN = /[{}<'#|]/;

function formatMessage(
  key: string,
  message: unknown,
  values: Values | undefined,
  options: Options,
): ReactNode {
  if (typeof message !== 'string') throw new Error(`not a message: ${key}`);
  if (!values && !PLAIN.test(message)) return message;
  const own = options.formats ? JSON.stringify(options.formats) : '';
  const compiled = known(kept, `${options.locale} ${options.timeZone} ${own}`, () => new Map());
  const out = known(compiled, message, () => compile(message, options)).format(values as never);
  return isValidElement(out) || Array.isArray(out) || typeof out === 'string' ? out : String(out);
}

formatMessage.raw = true;

export default formatMessage;
