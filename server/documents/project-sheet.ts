/**
 * The draft of a resolution as a paper for remarks: marked as a project, with the day of its text. Each clause carries
 * its identity (a bookmark in Word), so that a marked-up file finds its way back to the same clause.
 */
import type { FrozenText } from '#domain/resolution/freeze.ts';
import { officialOf } from '#domain/resolution/official-of.ts';
import { resolutionSheet } from '#server/documents/resolution-sheet.ts';
import { requisite, type Sheet } from '#server/documents/sheet.ts';
import { dateInWords, words } from '#server/documents/words.ts';

export function projectSheet(text: FrozenText, { asOf, place }: { asOf: string; place: string }): Sheet {
  const model = officialOf(text, {
    number: '',
    adoptedOn: asOf,
    place,
    result: '',
    hash: '',
    verifyUrl: '',
    signatories: [],
  });
  const { proof: _none, ...sheet } = resolutionSheet(model);
  const say = words(model.lang);
  const day = dateInWords(asOf, model.lang);
  return {
    ...sheet,
    subject: say('projectAsOf', { date: day }),
    lines: [
      requisite(say('projectMark'), { align: 'right' }),
      requisite(say('projectAsOf', { date: day }), { align: 'right' }),
      // The day of the text is no day of adoption.
      ...sheet.lines.map((line) => (line.is === 'between' ? { ...line, left: text.date || '' } : line)),
    ],
  };
}
