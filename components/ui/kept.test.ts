import { NextIntlClientProvider } from 'next-intl';
import { createElement, type ReactNode } from 'react';
import { renderToReadableStream, renderToString } from 'react-dom/server';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Kept } from './kept.tsx';

const RENDERER = Symbol.for('veche.page-renderer');
type Holder = { [RENDERER]?: unknown };

beforeAll(() => {
  (globalThis as Holder)[RENDERER] = renderToReadableStream;
});
afterAll(() => {
  delete (globalThis as Holder)[RENDERER];
});

const page = (of: string, part: ReactNode, locale = 'ru') =>
  renderToString(
    createElement(
      NextIntlClientProvider,
      { locale, messages: {}, timeZone: 'UTC' } as never,
      createElement(Kept, { of: () => of, className: 'part' } as never, part),
    ),
  );

type Made = { times: number };

function Part({ made, word }: { made: Made; word: string }) {
  made.times += 1;
  return createElement('p', { title: 'a "b" & c' }, word, ' ', word);
}

/** A part that counts how often it is made. */
function part(word: string) {
  const made: Made = { times: 0 };
  return { made, element: createElement(Part, { made, word }) };
}

it('[LK] a part shown again is made once, and its markup is the same to the letter', async () => {
  const { made, element } = part('слово');
  const first = page('words 1', element);
  page('words 1', element);
  // The kept markup is made beside the second page.
  await vi.waitFor(() => {
    const before = made.times;
    expect(page('words 1', element)).toBe(first);
    expect(made.times).toBe(before);
  });
});

it('[LK] what is made of anything else, or in another language, is another part', async () => {
  const { made, element } = part('тайна');
  for (let at = 0; at < 3; at += 1) page('secret 1', element);
  await vi.waitFor(() => {
    const before = made.times;
    page('secret 1', element);
    expect(made.times).toBe(before);
  });
  const other = part('другое');
  expect(page('secret 2', other.element)).toContain('другое');
  expect(page('secret 1', other.element, 'en')).toContain('другое');
  expect(other.made.times).toBe(2);
});
