/**
 * The name of a forum as it is written in its order, «муниципальный форум „Школа, в которую хочется идти“», and what of it
 * fits where there is little room: the name in quotes. Nothing is added and nothing inflected.
 */
const QUOTED = /^(.*?)[«"„“]([^«»"„“”]{3,})[»"”“]\s*$/u;

/** Number and name, as on the first lines of its papers. */
export const fullTitle = ({ number, name }: { number: string; name: string }): string =>
  [number, name].filter(Boolean).join(' ');

/** What is called out in the hall; the whole name where no part of it stands in quotes. */
export const shortTitle = (name: string): string => QUOTED.exec(name.trim())?.[2] ?? name;

/** What stands before it: «II муниципальный форум». */
export const titleOver = ({ number, name }: { number: string; name: string }): string =>
  [number, QUOTED.exec(name.trim())?.[1]?.trim()].filter(Boolean).join(' ');

/** Whether the name has its title in quotes already: a bare one is told what it is, «форум „Совет школ“». */
export const namesItself = (name: string): boolean => /[«"„“]/.test(name);
