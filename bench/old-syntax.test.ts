import { expect, it } from 'vitest';
import { newerCalls, newerSyntax } from './old-syntax.ts';

it('what Chrome 80 and iOS 14 can read is let through', () => {
  const text = `class A{constructor(){this.a=1}get b(){return this.a?.b??2}static c(){}}
    async function f(){for await(const x of y)await x;const{a,...rest}={...b};return 2n**3n}
    /a(?<year>\\d)[\\]/]+/giu.test(\`\${a}\`);import("x");try{}catch{}`;
  expect(newerSyntax(text)).toEqual([]);
});

it('each planted novelty is named', () => {
  const planted: [string, string][] = [
    ['a ??= b', 'logical assignment'],
    ['a.b ||= 1', 'logical assignment'],
    ['class A{x=1}', 'class field'],
    ['class A{static y}', 'class field'],
    ['class A{#m(){} n(){this.#m()}}', 'private name'],
    ['class A{static{a()}}', 'static block'],
    ['const a=1_000', 'numeric separator'],
    ['await a', 'await at the top'],
    ['/(?<=a)b/.test(c)', 'look-behind'],
    ['/(?<!a)b/.test(c)', 'look-behind'],
    ['/a/v.test(c)', 'newer flag of a pattern'],
  ];
  for (const [text, name] of planted)
    expect([text, newerSyntax(text)]).toEqual([text, expect.arrayContaining([name])]);
});

it('a method that they lack is named', () => {
  expect(newerCalls('a.replaceAll("x","y");b.at(-1);Object.hasOwn(c,"d");Promise.allSettled([])')).toEqual([
    '.replaceAll(',
  ]);
});
