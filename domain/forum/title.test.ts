import { expect, it } from 'vitest';
import { fullTitle, namesItself, shortTitle, titleOver } from './title.ts';

it('[FO23] where there is little room stands the name in quotes, on papers the name as in the order', () => {
  const forum = { number: 'II', name: 'муниципальный форум «Школа, в которую хочется идти»' };
  expect(fullTitle(forum)).toBe('II муниципальный форум «Школа, в которую хочется идти»');
  expect(shortTitle(forum.name)).toBe('Школа, в которую хочется идти');
  expect(titleOver(forum)).toBe('II муниципальный форум');
  expect(shortTitle('Клуб директоров «Лидер», заседание')).toBe('Клуб директоров «Лидер», заседание');
  expect(titleOver({ number: '', name: 'Совет школ' })).toBe('');
  expect([namesItself(forum.name), namesItself('Совет школ')]).toEqual([true, false]);
});
