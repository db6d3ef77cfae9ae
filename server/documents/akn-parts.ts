/** What every Akoma Ntoso file of ours has: signs escaped, and the names of work, expression and manifestation. */
import { clean } from '#server/documents/docx-parts.ts';
import type { PaperLang } from '#server/documents/words.ts';

export const AKN = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0';
/** Of what the standard has no place for; stands in `proprietary`. */
export const OWN = 'urn:veche:text:1';

export const x = (text: string): string =>
  clean(text).replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );
export const p = (text: string): string => `<p>${x(text)}</p>`;

/** `what` is the path of the kind: «statement/resolution», «doc/minutes». */
export function identification(of: {
  what: string;
  date: string;
  number: string;
  lang: PaperLang;
  dated: 'adoption' | 'generation';
}): string {
  const language = of.lang === 'en' ? 'eng' : 'rus';
  const number = of.number.replace(/[^0-9A-Za-z-]+/g, '-') || 'nn';
  const work = `/akn/ru/${of.what}/${of.date}/${number}`;
  const expression = `${work}/${language}@${of.date}`;
  const level = (name: string, uri: string, author: string, more: string) =>
    `<${name}><FRBRthis value="${uri}/!main"/><FRBRuri value="${uri}"/><FRBRdate date="${of.date}" name="${of.dated}"/><FRBRauthor href="#${author}"/>${more}</${name}>`;
  return [
    '<identification source="#platform">',
    level('FRBRWork', work, 'forum', '<FRBRcountry value="ru"/>'),
    level('FRBRExpression', expression, 'forum', `<FRBRlanguage language="${language}"/>`),
    level('FRBRManifestation', `${expression}.akn`, 'platform', '<FRBRformat value="application/akn+xml"/>'),
    '</identification>',
  ].join('\n');
}
