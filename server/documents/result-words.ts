/** A vote's result in the paper's own words: «единогласно; в зале 25 из 32», or three numbers. */
import en from '#messages/en/resolution.json' with { type: 'json' };
import ru from '#messages/ru/resolution.json' with { type: 'json' };
import type { PaperLang } from '#server/documents/words.ts';

type Result = {
  for?: number;
  against?: number;
  abstain?: number;
  unanimous?: boolean;
  present?: number;
  listed?: number;
};

export function resultWords(given: Record<string, unknown>, language: PaperLang): string {
  const result = given as Result;
  const say = (language === 'en' ? en : ru).paper;
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, key: string) => String((result as Record<string, unknown>)[key] ?? 0));
  if (result.for === undefined) return '';
  const counted = result.unanimous ? say.unanimous : fill(say.counts);
  return result.listed ? `${counted}; ${fill(say.hall)}` : counted;
}
