/** Sentences that lie in this process, by the path of their file: those named by a page that is being rendered. */
export type Sentences = Record<string, unknown>;

/** Next compiles the two sides of a page apart, so only an object under a global symbol is the same for both. */
const KEY = Symbol.for('veche.sentences');

export function sentencesHere(): Map<string, Sentences> {
  const holder = globalThis as { [KEY]?: Map<string, Sentences> };
  holder[KEY] ??= new Map();
  return holder[KEY];
}
