/**
 * Russian and English are equally complete: the same keys, the same ICU arguments, nothing empty, every string parses,
 * and a Russian plural that shows its number has its forms.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { createFormatter } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import { formats } from './formats.ts';
import { NAMESPACES, pickMessages } from './index.ts';
import { chooseLocale, LOCALES, localeOf, tagOf } from './locale.ts';

type Tree = { [key: string]: string | Tree };
const read = (lang: string, file: string) =>
  JSON.parse(readFileSync(new URL(`./${lang}/${file}`, import.meta.url), 'utf8')) as Tree;
const files = (lang: string) => readdirSync(new URL(`./${lang}/`, import.meta.url)).sort();

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  const out = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const path = prefix ? `${prefix}.${key}` : key;
    if (typeof value === 'string') out.set(path, value);
    else for (const [inner, text] of flatten(value, path)) out.set(inner, text);
  }
  return out;
}

function walk(elements: MessageFormatElement[], visit: (element: MessageFormatElement) => void): void {
  for (const element of elements) {
    visit(element);
    if (element.type === TYPE.plural || element.type === TYPE.select)
      for (const option of Object.values(element.options)) walk(option.value, visit);
    if (element.type === TYPE.tag) walk(element.children, visit);
  }
}

function argumentsOf(text: string): string[] {
  const names = new Set<string>();
  walk(parse(text), (element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return;
    names.add(element.type === TYPE.tag ? `<${element.value}>` : element.value);
  });
  return [...names].sort();
}

/** A language is called by its own name in every language. */
const OWN_NAMES = new Set(['account.json me.localeRu']);

/** What people read is made here. Samples of the components and what reads Russian papers may hold Russian. */
function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory() && entry.name !== 'ui') yield* sources(path);
    else if (/\.tsx?$/.test(entry.name) && !entry.name.includes('.test.')) yield path;
  }
}

describe('messages', () => {
  it('[UI11] both languages have the same files, and each is listed', () => {
    expect(files('ru')).toEqual(files('en'));
    expect(files('ru')).toEqual([...NAMESPACES].map((name) => `${name}.json`).sort());
  });

  for (const file of files('ru')) {
    it(`[UI11] ${file}: same keys, same arguments, nothing empty`, () => {
      const [ru, en] = [flatten(read('ru', file)), flatten(read('en', file))];
      expect([...en.keys()].sort()).toEqual([...ru.keys()].sort());
      for (const [key, text] of ru) {
        expect(text.trim(), `ru ${key}`).not.toBe('');
        expect(en.get(key)?.trim(), `en ${key}`).not.toBe('');
        expect(argumentsOf(en.get(key) ?? ''), key).toEqual(argumentsOf(text));
      }
    });

    it(`[UI17] ${file}: English says «No.», and nothing in Russian letters`, () => {
      for (const [key, text] of flatten(read('en', file)))
        if (!OWN_NAMES.has(`${file} ${key}`)) expect(text, key).not.toMatch(/[№\p{Script=Cyrillic}]/u);
    });

    it(`[UI12] ${file}: a Russian plural with its number has one, few and the rest`, () => {
      for (const [key, text] of flatten(read('ru', file)))
        walk(parse(text), (element) => {
          if (element.type !== TYPE.plural || element.pluralType === 'ordinal') return;
          const forms = Object.keys(element.options).filter((form) => !form.startsWith('='));
          const counted = Object.values(element.options).some((option) =>
            option.value.some((part) => part.type === TYPE.pound),
          );
          // «модератор / модераторы» has no number and needs two; «# день / # дня / # дней» needs three.
          if (counted) expect(forms, key).toEqual(expect.arrayContaining(['one', 'few', 'other']));
        });
    });
  }

  it('[UI13] a screen gets only the namespaces it names', () => {
    expect(Object.keys(pickMessages('ru', ['ui', 'vote']))).toEqual(['ui', 'vote']);
  });

  it('[UI17] no screen writes «№» itself: a message does', () => {
    const root = fileURLToPath(new URL('..', import.meta.url));
    const own = [...sources(`${root}app`), ...sources(`${root}components`)].filter((path) =>
      readFileSync(path, 'utf8')
        .replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
        .includes('№'),
    );
    expect(own).toEqual([]);
  });

  it('[UI16] English is British: the day comes first, hours are 24', () => {
    const at = new Date('2023-01-11T11:05:00Z');
    const write = (locale: 'ru' | 'en') => {
      const format = createFormatter({ locale: tagOf(locale), timeZone: 'Europe/Moscow', formats });
      return [
        format.dateTime(at, 'date'),
        format.dateTime(at, 'dateTime'),
        format.dateTime(at, 'weekday'),
        format.dateTime(at, 'short'),
        format.dateTime(at, { hour: '2-digit', minute: '2-digit' }),
        format.dateTimeRange(at, new Date('2023-01-12T11:05:00Z'), { day: 'numeric', month: 'long' }),
      ].map((text) => text.replace(/[\u2009\u202f\u00a0]/g, ' '));
    };
    expect(write('en')).toEqual([
      '11 January 2023',
      '11 January 2023 at 14:05',
      expect.stringMatching(/^Wednesday,? 11 January$/),
      '11/01/2023',
      '14:05',
      expect.stringMatching(/^11 ?– ?12 January$/),
    ]);
    expect(write('ru').slice(0, 1)).toEqual(['11 января 2023 г.']);
    expect(LOCALES.map((locale) => localeOf(tagOf(locale)))).toEqual([...LOCALES]);
  });

  it('[UI10] cookie, then Accept-Language by weight, then Russian', () => {
    expect(chooseLocale('en', 'ru')).toBe('en');
    expect(chooseLocale('xx', 'en-GB,en;q=0.8')).toBe('en');
    expect(chooseLocale(undefined, 'fr,en;q=0.5,ru;q=0.7')).toBe('ru');
    expect(chooseLocale(undefined, 'en;q=0, de')).toBe('ru');
    expect(chooseLocale(undefined, null)).toBe('ru');
    expect(chooseLocale(undefined, ';;q=,,')).toBe('ru');
  });
});
