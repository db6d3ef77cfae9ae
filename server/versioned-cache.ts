/**
 * Computed views kept in the process while the word of their data stands in the database. The caller reads the word
 * (a view stamp, a draft's sequence number) for every request and decides about rights for every request; the cache
 * only spares the computing. A key must name everything else the value depends on: audience, filter, day.
 */
type Entry<T> = { word: string; value: Promise<T> };

export class VersionedCache<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** `make` starts after `word` was read, so what it finds is never older than the word. */
  get(key: string, word: string, make: () => Promise<T>): Promise<T> {
    const found = this.#entries.get(key);
    this.#entries.delete(key);
    if (found?.word === word) {
      this.#entries.set(key, found);
      return found.value;
    }
    const entry: Entry<T> = { word, value: make() };
    this.#entries.set(key, entry);
    entry.value.catch(() => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    });
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#limit) break;
      this.#entries.delete(oldest);
    }
    return entry.value;
  }

  get size(): number {
    return this.#entries.size;
  }
}

/** A cache of its own for each house in the process: tests open several on several databases. */
export function cachePerHouse<T>(limit: number): (house: object) => VersionedCache<T> {
  const caches = new WeakMap<object, VersionedCache<T>>();
  return (house) => {
    const known = caches.get(house) ?? new VersionedCache<T>(limit);
    caches.set(house, known);
    return known;
  };
}
