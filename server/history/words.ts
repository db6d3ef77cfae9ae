/** Who wrote which words, read from the shared document itself: every run of characters names the client that typed it. */
import * as Y from 'yjs';

/** `client`: null where a break stands between two texts. */
export type Run = { text: string; client: number | null };

function runsOfText(text: Y.XmlText): Run[] {
  const runs: Run[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const last = runs.at(-1);
    if (last?.client === item.id.client) last.text += item.content.str;
    else runs.push({ text: item.content.str, client: item.id.client });
  }
  return runs;
}

/** The visible text of a body, paragraph by paragraph, cut where the client changes. */
export function runsOf(body: Y.XmlFragment): Run[] {
  const runs: Run[] = [];
  for (const paragraph of body.toArray()) {
    if (!(paragraph instanceof Y.XmlElement)) continue;
    const own = paragraph.toArray().flatMap((child): Run[] => {
      if (child instanceof Y.XmlText) return runsOfText(child);
      return child instanceof Y.XmlElement ? [{ text: '\n', client: null }] : [];
    });
    if (own.every(({ text }) => text.trim() === '')) continue;
    if (runs.length > 0) runs.push({ text: '\n', client: null });
    runs.push(...own);
  }
  return runs;
}
