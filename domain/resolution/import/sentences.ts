/**
 * A paper without any list: «Конференция просит совет депутатов предусмотреть …». Only what is said in the present of an
 * addressee with an action is taken, sentence by sentence; each such reading is shown to a person as unsure.
 */
import { votesOf } from './facts.ts';
import type { ImportedResolution, Marked } from './imported.ts';
import type { Operative } from './operative.ts';
import { askedInside } from './verbs.ts';

const joints =
  /,?\s+(?:и|а\s+также|and)\s+(?=(?:также\s+|also\s+)?(?:рекоменду|прос[ия]|предлага|поруча|призыва|requests?|urges?|asks?|invites?|calls|recommends))/i;
/** A stop, a space and a capital letter end a sentence, unless the stop is an initial's or an abbreviation's. */
const ends =
  /((?:[^.!?]|[.!?](?!\s+[А-ЯЁA-Z«])|(?:\s[А-ЯЁA-Z]|[А-ЯЁA-Z]\.[А-ЯЁA-Z]|\s(?:г|ст|с|п|ул|д|им))\.)+[.!?]?)\s*/g;

export function askedInSentences(result: ImportedResolution, operative: Operative): void {
  const kept: Marked[] = [];
  for (const [at, paragraph] of result.preamble.entries()) {
    const left: string[] = [];
    for (const sentence of paragraph.text.slice(0, 20_000).match(ends) ?? []) {
      const asked = sentence.split(joints).map((part) => askedInside(` ${part.trim()}`));
      for (const one of asked) {
        if (!one) continue;
        operative.row(
          { name: one.name, verb: one.verb },
          { marker: null, own: one.action, children: [], line: at + 1 },
        );
        result.notes.push({ code: 'from_sentence', params: { text: one.name.slice(0, 200) } });
      }
      // What was read whole is no preamble any more; a sentence with more in it stays beside.
      if (!asked.every(Boolean)) left.push(sentence.trim());
    }
    if (left.length) kept.push({ ...paragraph, text: left.join(' ') });
  }
  if (operative.count === 0) return;
  const voted = votesOf(kept.at(-1)?.text ?? '');
  if (voted) {
    result.votes = voted;
    result.closing = kept.pop()?.text ?? null;
  }
  result.preamble = kept;
}
