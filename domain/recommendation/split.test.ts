import { expect, it } from 'vitest';
import { isExcerpt, splitSuggestion } from './split.ts';

it('[RC9] a clause with two actions is offered in two, word for word', () => {
  const text = 'проводить анализ состояния системы образования; сформировать резерв управленческих кадров;';
  const parts = splitSuggestion(text);
  expect(parts).toEqual([
    'проводить анализ состояния системы образования',
    'сформировать резерв управленческих кадров',
  ]);
  expect(parts.every((part) => isExcerpt(text, part))).toBe(true);
  expect(isExcerpt(text, 'сформировать кадровый резерв')).toBe(false);
  expect(splitSuggestion('один пункт')).toEqual(['один пункт']);
});

it('[RC9] two verbs with their own objects are two actions; two verbs of one object, and nouns like verbs, are one', () => {
  expect(splitSuggestion('закрепить наставников за молодыми директорами и провести их стажировку.')).toEqual([
    'закрепить наставников за молодыми директорами',
    'провести их стажировку',
  ]);
  expect(
    splitSuggestion('создать рабочую группу, разработать план её работы, а также вести её протоколы'),
  ).toEqual(['создать рабочую группу', 'разработать план её работы', 'вести её протоколы']);
  for (const one of [
    'организовать и провести районный конкурс',
    'обеспечить доступность и деятельность кружков',
    'укрепить сеть школ, память о выпускниках и речь учеников',
    'создать условия, позволяющие учить и воспитывать детей',
    'оплатить пять ставок и двадцать часов',
    'руководителям школ разработать план и утвердить его',
  ])
    expect(splitSuggestion(one), one).toEqual([one]);
});
