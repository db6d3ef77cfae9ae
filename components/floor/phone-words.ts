/** The phone's sentences read from messages on the server; templates stay templates, numbers are put in on the phone. */
import { PHONE_WORDS, type PhoneWords } from './words.ts';

type Tree = { [key: string]: string | Tree };
type Raw = { raw(key: string): unknown };

/** `of` gives the messages of a namespace: next-intl's translator, or anything that reads a key raw. */
export function phoneWords(of: { floor: Raw; question: Raw; poll: Raw; errors: Raw }): PhoneWords {
  const phone = of.floor.raw('phone') as Tree;
  const words = Object.fromEntries(PHONE_WORDS.map((key) => [key, String(phone[key] ?? '')]));
  const errors: Record<string, string> = {};
  for (const noun of ['floor', 'question', 'poll'] as const)
    for (const [reason, text] of Object.entries(of[noun].raw('errors') as Tree))
      errors[`${noun}/${reason}`] = String(text);
  for (const code of [
    'rate_limited',
    'forbidden',
    'not_found',
    'conflict',
    'unavailable',
    'invalid_input',
    'signed_out',
  ])
    errors[code] = String(of.errors.raw(code));
  return {
    ...(words as Record<(typeof PHONE_WORDS)[number], string>),
    kinds: of.floor.raw('kind') as Record<string, string>,
    sides: of.floor.raw('side') as Record<string, string>,
    states: phone.state as Record<string, string>,
    errors,
  };
}
