import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { between, isPos, spread } from './fraction.ts';
import { seeded } from './testing.ts';

describe('fractional positions', () => {
  it('[RS3] between(a, b) lies strictly between, whatever was inserted before and whatever the chance', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 200 }), fc.nat(), (places, seed) => {
        const random = seeded(seed);
        const keys: string[] = [];
        for (const place of places) {
          const at = place % (keys.length + 1);
          const key = between(keys[at - 1] ?? null, keys[at] ?? null, random);
          keys.splice(at, 0, key);
        }
        expect(keys).toEqual([...keys].sort());
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys.every(isPos)).toBe(true);
      }),
    );
  });

  it('[RS3] extremes of chance stay inside', () => {
    for (const random of [() => 0, () => 0.999999, () => 1]) {
      expect(between('a1', 'a2', random) > 'a1' && between('a1', 'a2', random) < 'a2').toBe(true);
      expect(between(null, '01', random) < '01').toBe(true);
    }
  });

  it('[RS3] a thousand appends and a thousand inserts at one place stay short', () => {
    const random = seeded(7);
    let last: string | null = null;
    for (let i = 0; i < 1_000; i += 1) last = between(last, null, random);
    expect((last as string).length).toBeLessThan(60);
    let key = 'V';
    for (let i = 0; i < 300; i += 1) key = between('U', key, random);
    expect(key.length).toBeLessThan(256);
  });

  it('[RS3] spread gives distinct positions in order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000 }), (n) => {
        const keys = spread(n, seeded(n));
        expect(keys).toEqual([...keys].sort());
        expect(keys.every(isPos)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('[RS3] equal or reversed neighbours still give a place after the first', () => {
    expect(between('V', 'V', seeded(1)) > 'V').toBe(true);
    expect(between('V', 'A', seeded(1)) > 'V').toBe(true);
  });
});
