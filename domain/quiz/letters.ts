/** Letters before options, the same on the wall and on every phone. */
const RU = 'АБВГДЕЖИКЛМН';
const EN = 'ABCDEFGHIJKL';

export const letterOf = (at: number, locale: string): string =>
  (locale === 'ru' ? RU : EN)[at] ?? String(at + 1);
