/** Speakers in brackets and signatures at the foot, word for word. */
import { findNames } from '#domain/forum/parse/names.ts';
import { parseSpeakers } from '#domain/forum/parse/speakers.ts';

export function namesIn(text: string): { name: string; post: string }[] {
  return parseSpeakers(text).map(({ name, said }) => ({ name, post: said }));
}

/** The first bracket in which a person is named. */
export function bracketWithNames(text: string): { from: number; to: number; inner: string } | null {
  let tried = 0;
  for (let from = text.indexOf('('); from >= 0 && tried < 12; from = text.indexOf('(', from + 1), tried++) {
    let depth = 0;
    let to = text.length;
    for (let at = from; at < text.length; at++) {
      if (text[at] === '(') depth++;
      else if (text[at] === ')' && --depth === 0) {
        to = at;
        break;
      }
    }
    const inner = text.slice(from + 1, to);
    if (findNames(inner).length) return { from, to: Math.min(to + 1, text.length), inner };
  }
  return null;
}

const signer =
  /^(?:сопредседат|председат|секретар|директор|модератор|руководител|начальник|координатор|ведущ|заместител|chair|secretary|rapporteur|moderator)/i;

/** «Председатель оргкомитета  ______  И.И. Иванов» */
export function signatureLine(text: string): { post: string; name: string } | null {
  if (!signer.test(text) || text.length > 200) return null;
  // «Председатель Совета С.Ю. Орлов»: initials before the surname leave no doubt where the name begins.
  const plain = /^(.{3,120}?)[\s_/,–—-]+((?:[А-ЯЁ]\.\s?){2}[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)$/.exec(text);
  if (plain?.[1] && plain[2]) return { post: plain[1], name: plain[2] };
  // «Секретарь А.В. Сомова»: the post's first word is no surname.
  const first = /^\S+\s*/.exec(text)?.[0].length ?? 0;
  const found = findNames(text.slice(first), { latin: true }).at(-1);
  const initials = /^(\S[^_\t]{0,80}?)[\s_]{2,}((?:[A-Z]\.\s?){1,3}[A-Z][\p{L}'-]+)$/u.exec(text);
  if (!found && initials?.[1] && initials[2]) return { post: initials[1], name: initials[2] };
  if (!found) return null;
  const at = first + found.at;
  if (text.slice(at + found.text.length).replace(/[\s/_.]/g, '') !== '') return null;
  return { post: text.slice(0, at).replace(/[\s_/:,–—-]+$/, ''), name: found.text };
}

/** «Управлению образования (Петрова А.А.)»: who answers for it there. */
export const personInBrackets = (name: string): string | undefined =>
  /\((?:[а-яё\s]{0,40}\s)?([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s+(?:[А-ЯЁ]\.\s?){1,2}|(?:[А-ЯЁ]\.\s?){1,2}[А-ЯЁ][а-яё]+)\)$/.exec(
    name,
  )?.[1];
