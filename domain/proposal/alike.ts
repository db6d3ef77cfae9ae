/**
 * What parallel tables wrote alike: the same words, or nearly the same. Word endings do not count (the first five letters
 * do), order does not count; a pair is near when two thirds of the words of both are shared. It only points; people decide.
 */
export type Alike = { ids: string[]; how: 'same' | 'near' };

const WORD = /[\p{L}\d]+/gu;
const NEAR = 667;

const flat = (text: string) => text.normalize('NFC').toLowerCase().replaceAll('ё', 'е');
const key = (text: string) => (flat(text).match(WORD) ?? []).join(' ');
function stems(text: string): string[] {
  return (flat(text).match(WORD) ?? []).filter((w) => w.length > 2 || /\d/.test(w)).map((w) => w.slice(0, 5));
}

/** Shared words of two texts in thousandths of all their words; whole numbers, the same on every machine. */
export function likeness(a: string, b: string): number {
  const [left, right] = [stems(a), stems(b)];
  const all = left.length + right.length;
  if (all === 0) return 0;
  const rest = new Map<string, number>();
  for (const word of left) rest.set(word, (rest.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of right) {
    const n = rest.get(word) ?? 0;
    if (n > 0) {
      shared += 1;
      rest.set(word, n - 1);
    }
  }
  return Math.floor((2_000 * shared) / all);
}

/** Groups of two and more that say alike, in the order given; nothing stands in two groups. */
export function alikeAmong(list: readonly { id: string; text: string }[]): Alike[] {
  const of = new Map<string, number>();
  const groups: { ids: string[]; keys: Set<string> }[] = [];
  list.forEach((one, i) => {
    for (const other of list.slice(0, i)) {
      if (likeness(one.text, other.text) < NEAR && key(one.text) !== key(other.text)) continue;
      const at = of.get(other.id) ?? groups.push({ ids: [other.id], keys: new Set([key(other.text)]) }) - 1;
      of.set(other.id, at);
      const mine = of.get(one.id);
      const group = groups[at];
      if (!group) continue;
      if (mine === undefined) {
        of.set(one.id, at);
        group.ids.push(one.id);
        group.keys.add(key(one.text));
      } else if (mine !== at) {
        // It is like members of two groups: they are one.
        const absorbed = groups[mine];
        if (!absorbed) continue;
        for (const id of absorbed.ids) of.set(id, at);
        group.ids.push(...absorbed.ids);
        for (const k of absorbed.keys) group.keys.add(k);
        absorbed.ids = [];
      }
    }
  });
  const order = new Map(list.map(({ id }, i) => [id, i]));
  return groups
    .filter(({ ids }) => ids.length > 1)
    .map(({ ids, keys }) => ({
      ids: [...ids].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)),
      how: keys.size === 1 ? 'same' : 'near',
    }));
}
