/** The adopted text on its way to a Word file: corrected wording, result in the paper's own words. */
import type { FrozenText } from '#domain/resolution/freeze.ts';
import { officialOf } from '#domain/resolution/official-of.ts';
import en from '#messages/en/resolution.json' with { type: 'json' };
import ru from '#messages/ru/resolution.json' with { type: 'json' };
import { resolutionSheet } from '../documents/resolution-sheet.ts';
import { sheetDocx } from '../documents/sheet-docx.ts';

type Result = {
  for?: number;
  against?: number;
  abstain?: number;
  unanimous?: boolean;
  present?: number;
  listed?: number;
};

/** «единогласно; в зале 25 из 32» or three numbers. */
export function resultWords(result: Result, language: 'ru' | 'en'): string {
  const say = (language === 'en' ? en : ru).paper;
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, key: string) => String((result as Record<string, unknown>)[key] ?? 0));
  if (result.for === undefined) return '';
  const counted = result.unanimous ? say.unanimous : fill(say.counts);
  return result.listed ? `${counted}; ${fill(say.hall)}` : counted;
}

export function resolutionPaper(
  text: FrozenText,
  facts: {
    number: string;
    adoptedOn: string;
    place: string;
    result: Record<string, unknown>;
    sha256: string;
    verifyUrl: string;
    signatories: { post: string; name: string }[];
  },
): Promise<Buffer> {
  const { number, adoptedOn, place, result, sha256, verifyUrl, signatories } = facts;
  const say = (text.language === 'en' ? en : ru).paper;
  const blank = [
    { post: say.presiding, name: '' },
    { post: say.secretary, name: '' },
  ];
  return sheetDocx(
    resolutionSheet(
      officialOf(text, {
        number,
        adoptedOn,
        place,
        hash: sha256,
        verifyUrl,
        result: resultWords(result as Result, text.language),
        signatories: signatories.length > 0 ? signatories : blank,
      }),
    ),
  );
}
