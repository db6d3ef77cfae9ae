/**
 * Contrast of every pair that the components use, computed from the token files themselves (WCAG 2.2 relative
 * luminance): 4.5:1 for words, 3:1 for the edges of controls, 7:1 on the projector.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const TOKENS = readFileSync(new URL('../../app/tokens.css', import.meta.url), 'utf8');
const SCREEN = readFileSync(new URL('../../app/(screen)/screen.css', import.meta.url), 'utf8');

type Palette = Record<string, string>;

function block(css: string, selector: string): Palette {
  const start = css.indexOf(`${selector} {`);
  expect(start, selector).toBeGreaterThanOrEqual(0);
  const body = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((m) => [m[1] ?? '', (m[2] ?? '').trim()]),
  );
}

const dark = (css: string) =>
  block(css, ":root[data-theme='dark']".replaceAll("'", css.includes("[data-theme='dark']") ? "'" : '"'));
const light = block(TOKENS, ':root');
const night = { ...light, ...dark(TOKENS) };

function luminance(hex: string): number {
  expect(hex).toMatch(/^#[0-9a-f]{6}$/i);
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ['paper', 'sheet', 'sunk'];
const INKS = ['ink', 'ink-2', 'cinnabar', 'cinnabar-strong', 'blue', 'green', 'ochre'];
const PAIRS: [string, string, number][] = [
  ...INKS.flatMap((ink) => GROUNDS.map((ground): [string, string, number] => [ink, ground, 4.5])),
  ...['cinnabar', 'blue', 'green', 'ochre'].flatMap((colour): [string, string, number][] => [
    [colour, `${colour}-wash`, 4.5],
    ['ink', `${colour}-wash`, 4.5],
  ]),
  ['on-ink', 'ink', 4.5],
  ['on-cinnabar', 'cinnabar', 4.5],
  ['on-cinnabar', 'cinnabar-strong', 4.5],
  ...GROUNDS.map((ground): [string, string, number] => ['edge', ground, 3]),
  ...Array.from({ length: 8 }, (_, n): [string, string, number] => ['on-peer', `peer-${n + 1}`, 4.5]),
  ...Array.from({ length: 8 }, (_, n): [string, string, number] => [`peer-${n + 1}`, 'sheet', 4.5]),
];

describe('colours', () => {
  for (const [theme, palette] of [
    ['light', light],
    ['dark', night],
  ] as const)
    for (const [front, ground, least] of PAIRS)
      it(`[UI1] ${theme}: ${front} on ${ground} is at least ${least}:1`, () => {
        expect(contrast(palette[front] ?? '', palette[ground] ?? '')).toBeGreaterThanOrEqual(least);
      });

  for (const [theme, palette] of [
    ['light', { ...light, ...block(SCREEN, ':root') }],
    ['dark', { ...night, ...block(SCREEN, ':root[data-theme="dark"]') }],
  ] as const)
    for (const ink of ['ink', 'ink-2', 'cinnabar', 'blue', 'green', 'ochre'])
      for (const ground of ['paper', 'sheet'])
        it(`[UI2] projector, ${theme}: ${ink} on ${ground} is at least 7:1`, () => {
          expect(
            contrast((palette as Palette)[ink] ?? '', (palette as Palette)[ground] ?? ''),
          ).toBeGreaterThanOrEqual(7);
        });

  it('[UI3] the night of the system and the chosen night are one', () => {
    const system = TOKENS.slice(TOKENS.indexOf('@media (prefers-color-scheme'));
    expect(
      block(
        system,
        TOKENS.includes("[data-theme='system']")
          ? "  :root[data-theme='system']"
          : '  :root[data-theme="system"]',
      ),
    ).toEqual(dark(TOKENS));
  });

  it('[UI4] nothing on the projector is smaller than 32 px on 1080p', () => {
    expect(SCREEN).toContain('min(1.6667vw, 2.963vh)');
    for (const [, size] of SCREEN.matchAll(/font-size:\s*([\d.]+)rem/g))
      expect(Number(size)).toBeGreaterThanOrEqual(1);
    expect(SCREEN).not.toMatch(/font-size:\s*[\d.]+(px|em|%)/);
  });
});
