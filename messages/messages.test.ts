/**
 * Russian and English are equally complete: the same keys, the same ICU arguments, nothing empty, every string parses,
 * and a Russian plural that shows its number has its forms.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { NAMESPACES, pickMessages } from './index.ts';
import { chooseLocale } from './locale.ts';

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

  it('[UI10] cookie, then Accept-Language by weight, then Russian', () => {
    expect(chooseLocale('en', 'ru')).toBe('en');
    expect(chooseLocale('xx', 'en-GB,en;q=0.8')).toBe('en');
    expect(chooseLocale(undefined, 'fr,en;q=0.5,ru;q=0.7')).toBe('ru');
    expect(chooseLocale(undefined, 'en;q=0, de')).toBe('ru');
    expect(chooseLocale(undefined, null)).toBe('ru');
    expect(chooseLocale(undefined, ';;q=,,')).toBe('ru');
  });
});
