/** Papers that do not call themselves anything. */
import { readHead } from './head.ts';
import type { Paragraph } from './paragraphs.ts';
import { leadingVerb, looksLikeAddressee } from './verbs.ts';

/** A text without a heading counts only if it speaks as resolutions do: «Рекомендовать <кому>:» with a list below. */
export function formal(all: readonly Paragraph[]): boolean {
  const named = readHead(all).documentType !== null;
  const headings = all.filter(({ text }, at) => {
    const spoken = /^(?:рекомендовать|просить|предложить)\s/i.test(text) ? leadingVerb(text) : null;
    return spoken && /:$/.test(text) && looksLikeAddressee(spoken.rest) && Boolean(all[at + 1]?.marker);
  });
  return !named && headings.length > 0 && all.length < 200;
}
