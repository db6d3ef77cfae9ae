/** «Срок: до 1 мая 2027 г. Ответственный: Лапин К.О.»: a line of its own under the clause which it belongs to. */
export type Tail = { due?: string; owner?: string };

const due = String.raw`срок(?:и)?(?:\s+(?:исполнения|реализации|выполнения|проведения))?|deadline|due`;
const owner = String.raw`ответственн\p{L}+(?:\s+за\s+исполнение)?|отв\.?|исполнител\p{L}+|responsible`;
const begins = new RegExp(String.raw`^\(?(?:${due}|${owner})\s*[:–—-]`, 'iu');
const ofDue = new RegExp(
  String.raw`(?:^|[\s(;,.])(?:${due})\s*[:–—-]\s*(.{2,200}?)(?=[;.,)]?\s*(?:(?:${owner})\s*[:–—-]|$))`,
  'iu',
);
const ofOwner = new RegExp(
  String.raw`(?:^|[\s(;,.])(?:${owner})\s*[:–—-]\s*(.{2,150}?)(?=[;,)]?\s*(?:(?:${due})\s*[:–—-]|$))`,
  'iu',
);

/** A line that never goes on with the one above: what belongs to a clause, or a part of minutes. */
export const beginsAnew = (line: string): boolean =>
  begins.test(line) ||
  (/^\p{Lu}/u.test(line) &&
    /^(?:слушали|выступили|отметили|решили|постановили|(?:про)?голосовали|решение принято)(?![а-яё])\s*[:.–—-]?/i.test(
      line,
    ));

export function readTail(line: string): Tail | null {
  if (line.length > 400 || !begins.test(line)) return null;
  const tail: Tail = {};
  const when = ofDue.exec(line)?.[1]?.replace(/[\s;,)]+$/, '');
  const who = ofOwner.exec(line)?.[1]?.replace(/[\s;,)]+$/, '');
  if (when) tail.due = when;
  if (who) tail.owner = who.replace(/([а-яё]{3,})\.$/i, '$1');
  return tail.due || tail.owner ? tail : null;
}

/** «… Срок – 3 дня. Отв.: …» at the end of a clause. */
export const dueInside = (text: string): string | undefined =>
  ofDue
    .exec(text.slice(-300))?.[1]
    ?.replace(/[\s;,)]+$/, '')
    .trim();
