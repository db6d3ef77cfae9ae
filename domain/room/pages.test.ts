import fc from 'fast-check';
import { expect, it } from 'vitest';
import { WALL, wallPages } from './pages.ts';

const line = (marker: string, length: number) => ({ marker, text: 'слово '.repeat(length / 6).trim() });

it('[RM5] clauses stay whole while they fit the wall, and their heading stands over each page', () => {
  const pages = wallPages([
    {
      heading: 'Рекомендовать управлению образованием:',
      lines: [line('а)', 180), line('б)', 180), line('в)', 60)],
    },
  ]);
  expect(pages.map((p) => p.lines.map((l) => l.marker))).toEqual([['а)'], ['б)', 'в)']]);
  expect(pages.map((p) => [p.heading, p.continued])).toEqual([
    ['Рекомендовать управлению образованием:', false],
    ['Рекомендовать управлению образованием:', true],
  ]);
});

it('[RM5] no word is lost or doubled, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          heading: fc.string({ maxLength: 300 }),
          lines: fc.array(fc.string({ maxLength: 1500 }), { maxLength: 6 }),
        }),
        {
          maxLength: 5,
        },
      ),
      (sections) => {
        const pages = wallPages(
          sections.map(({ heading, lines }) => ({
            heading,
            lines: lines.map((text) => ({ marker: '–', text })),
          })),
        );
        const bare = (text: string) => text.replace(/\s+/g, '');
        expect(bare(pages.flatMap((p) => p.lines.map((l) => l.text)).join(''))).toBe(
          bare(sections.flatMap((s) => s.lines).join('')),
        );
        for (const page of pages)
          expect(page.lines.reduce((sum, l) => sum + l.text.length + WALL.perLine, 0)).toBeLessThanOrEqual(
            WALL.chars,
          );
      },
    ),
  );
});
