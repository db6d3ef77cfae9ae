/**
 * One addressee × one action × one deadline: a clause with several actions is offered in parts, word for word. Only an
 * offer: whoever keeps the board divides as they read it, and a part may hold no word that the clause does not.
 */

/** Words that end like an infinitive and are none. */
const NOUNS = new Set(
  'печать кровать мать знать пять девять десять опять память нить сеть треть суть путь ртуть речь ночь дочь печь'.split(
    ' ',
  ),
);

function isInfinitive(word: string): boolean {
  const w = word.toLowerCase().replace(/[^а-яё]/g, '');
  if (w.length < 4 || NOUNS.has(w) || w.endsWith('дцать')) return false;
  return /(?:[аяиеоуы]ть|чь|[йд]ти|[нв]ести|везти|расти|[уч]честь)(?:с[яь])?$/.test(w);
}

const wordsOf = (text: string) => text.trim().split(/\s+/);

/** «закрепить наставников и провести стажировку» is two actions, «организовать и провести конкурс» is one. */
function byVerbs(text: string): string[] {
  if (!isInfinitive(wordsOf(text)[0] ?? '')) return [text];
  const parts: string[] = [];
  let from = 0;
  for (const joint of text.matchAll(/(?:,\s+(?:а также\s+)?|\s+(?:и|а также)\s+)(?=\S)/g)) {
    const before = wordsOf(text.slice(from, joint.index));
    const at = joint.index + joint[0].length;
    const after = wordsOf(text.slice(at));
    if (!isInfinitive(after[0] ?? '') || after.length < 2) continue;
    if (before.length < 2 || isInfinitive(before.at(-1) ?? '')) continue;
    parts.push(text.slice(from, joint.index));
    from = at;
  }
  return [...parts, text.slice(from)];
}

/** «б) проводить анализ …; сформировать резерв …» is two actions: one row each is offered. */
export function splitSuggestion(text: string): string[] {
  const trimmed = (parts: readonly string[]) =>
    parts.map((part) => part.trim().replace(/[;.]+$/, '')).filter((part) => part.length > 10);
  const parts = trimmed(text.split(/;\s+/));
  if (parts.length > 1) return parts;
  const verbs = trimmed(byVerbs(text.trim()));
  return verbs.length > 1 ? verbs : [text];
}

/** A part's words stand in the clause as they are. */
export function isExcerpt(clause: string, part: string): boolean {
  const flat = (s: string) => s.replace(/\s+/g, ' ').trim();
  return flat(part).length > 0 && flat(clause).includes(flat(part));
}
