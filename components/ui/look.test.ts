/** What LOOK promises of every file at once: read from the sources, so that a new screen cannot forget it. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(resolve(ROOT, path), 'utf8');
const sources = (...folders: string[]) =>
  folders.flatMap((folder) =>
    readdirSync(resolve(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.tsx') && !name.includes('.test.'))
      .map((name) => `${folder}/${name}`),
  );
const screens = sources('app', 'components');
const hits = (paths: string[], pattern: RegExp) =>
  paths.flatMap((path) => [...read(path).matchAll(pattern)].map(([found]) => `${path}: ${found}`));

it('[UI7] no screen writes a raw colour, a radius or a shadow of Tailwind’s own', () => {
  const names =
    'red|gray|slate|zinc|stone|neutral|amber|yellow|orange|lime|emerald|teal|sky|indigo|violet|purple|pink|rose|black|white';
  expect(screens.length).toBeGreaterThan(200);
  expect(
    hits(
      screens,
      new RegExp(`\\b(?:bg|text|border|ring|fill|stroke|outline)-(?:${names})(?:-\\d+)?\\b`, 'g'),
    ),
  ).toEqual([]);
  expect(hits(screens, /\b(?:rounded|shadow)-(?:xs|sm|md|lg|xl|2xl|3xl)\b/g)).toEqual([]);
  expect(hits(screens, /\b(?:rgba?|hsla?|oklch)\(\d/g)).toEqual([]);
  for (const scale of ['color', 'radius', 'shadow', 'text'])
    expect(read('app/globals.css')).toContain(`--${scale}-*: initial;`);
});

it('[UI8] the ring of the focus stands outside the layers', () => {
  const css = read('app/globals.css');
  const before = css.slice(0, css.indexOf('\n:focus-visible {'));
  expect(before.length).toBeLessThan(css.length - 1);
  expect(before.split('{').length).toBe(before.split('}').length);
});

it('[UI9] a skeleton waits 200 ms, and nothing moves where less motion is asked for', () => {
  const css = read('app/globals.css');
  expect(css).toMatch(/--animate-wait: wait [\d.]+s \S+ 200ms/);
  expect(css).toMatch(/prefers-reduced-motion: reduce\) \{\s+\*[\s\S]*?(?:animation|transition)/);
  for (const sheet of ['app/(join)/join.css', 'app/(screen)/screen.css'])
    expect(read(sheet), sheet).toContain('prefers-reduced-motion: no-preference');
});

it('[UI30] pages for old phones load no component library and no style that Chrome 80 cannot read', () => {
  const css = read('app/(join)/join.css').replace(/\/\*[\s\S]*?\*\//g, '');
  expect(css).not.toMatch(/@layer|:has\(|:is\(|:where\(|oklch|color-mix|\bdvh\b|inset:/);
  const pages = sources('app/(join)', 'components/ui/plain');
  expect(hits(pages, /react-aria|from '#components\/ui\/(?!plain\/|icons)[\w-]+\.tsx'/g)).toEqual([]);
});

it('[UI31] what a page loads first is held to the promised kilobytes', () => {
  const budgets = JSON.parse(read('bench/budgets.json')) as Record<string, Record<string, number>>;
  const { join, draft, ...phone } = budgets.size ?? {};
  expect(join).toBeLessThanOrEqual(145);
  expect(draft).toBeLessThanOrEqual(350);
  expect(Object.keys(phone).sort()).toEqual(['now', 'play', 'propose', 'reply', 'school', 'vote']);
  for (const kilobytes of Object.values(phone)) expect(kilobytes).toBeLessThanOrEqual(165);
});

it('[UI32] every root layout awaits the connection', () => {
  const layouts = screens.filter((path) => /^app\/\([a-z]+\)\/layout\.tsx$/.test(path));
  expect(layouts.length).toBeGreaterThan(3);
  for (const path of layouts) expect(read(path), path).toContain('await connection();');
});

it('[UI35] the page of a broken layout loads no style sheet', () => {
  expect(read('app/global-error.tsx')).not.toMatch(/import .*\.css/);
});
