/**
 * How a person is written: «Иванова М. П.» in lists, «М. П. Иванова» under a document. The stored name is the full one,
 * surname first («Иванова Мария Петровна»). Nothing is inflected; a name of one word stays as it is.
 */
const SPACE = '\u00a0';

function parts(fullName: string): string[] {
  return fullName.normalize('NFC').trim().split(/\s+/u).filter(Boolean);
}

function initial(name: string): string {
  return name
    .split('-')
    .filter(Boolean)
    .map((piece) => `${(Array.from(piece)[0] ?? '').toLocaleUpperCase('ru')}.`)
    .join('-');
}

/** «М. П.»; at most two, so that «Али Рза оглы» does not grow a tail of letters. */
function initials(given: string[]): string {
  return given.slice(0, 2).map(initial).join(SPACE);
}

/** «Иванова М. П.» */
export function listName(fullName: string): string {
  const [surname = '', ...given] = parts(fullName);
  return given.length ? `${surname}${SPACE}${initials(given)}` : surname;
}

/** «М. П. Иванова» */
export function signatureName(fullName: string): string {
  const [surname = '', ...given] = parts(fullName);
  return given.length ? `${initials(given)}${SPACE}${surname}` : surname;
}

/** Two letters for the round mark: first name and surname, «МИ». */
export function monogram(fullName: string): string {
  const [surname = '', given = ''] = parts(fullName);
  const letters = [given, surname].map((word) => Array.from(word)[0] ?? '').join('');
  return letters.toLocaleUpperCase('ru') || '?';
}
