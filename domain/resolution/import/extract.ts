/**
 * An extract from minutes is a paper of decisions: what stands under РЕШИЛИ or ПОСТАНОВИЛИ was decided, the rest only tells
 * who was heard. It is read only if it binds somebody: an addressee, a day, or whoever answers for it (DC62).
 */
import type { ImportedResolution } from './imported.ts';
import type { Paragraph } from './paragraphs.ts';

export const EXTRACT = 'выписка из протокола';

const decides =
  /^(?:на\s+основании\s.{2,120}\s)?(?:решил[иа]?|постановил[иа]?|resolved|decided)(?!\p{L})\s*(?::|$)/iu;
const tells =
  /^(?:слушали|заслушали|выступил[иа]?|обсудили|отметили|повестка|присутствовал[иа]?|приглаш[её]нные|heard|spoke|present|agenda)(?!\p{L})/iu;

export function decidedParts(body: readonly Paragraph[]): { told: Paragraph[]; decided: Paragraph[] } {
  const told: Paragraph[] = [];
  const decided: Paragraph[] = [];
  let into = told;
  for (const paragraph of body) {
    if (decides.test(paragraph.text)) into = decided;
    else if (tells.test(paragraph.text)) into = told;
    into.push(paragraph);
  }
  return { told, decided };
}

export const bindsSomebody = ({ addressees }: ImportedResolution): boolean =>
  addressees.some(
    ({ name, items }) =>
      name !== null ||
      items.some(({ deadline, deadlineText, owner }) => Boolean(deadline || deadlineText || owner)),
  );
