/** The history of a text as people make it: words one after another, a jump now and then, some taken back, many sessions. */
import type * as Y from 'yjs';

const SESSION = 1_000;
const WORD = 'о ';

/** Each call is one edit; the same every time. */
export function history(doc: Y.Doc): () => void {
  const text = doc.getText('t');
  let state = 20_231_101;
  const pick = (n: number) => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state % n;
  };
  let at = 0;
  let made = 0;
  return () => {
    made += 1;
    if (made % SESSION === 0) doc.clientID = 1_000_000 + made;
    if (pick(40) === 0) at = pick(text.length + 1);
    if (pick(6) === 0 && at > 2) {
      at -= 1;
      text.delete(at, 1);
      return;
    }
    const word = WORD.slice(0, 1 + pick(2));
    text.insert(at, word);
    at += word.length;
  };
}
