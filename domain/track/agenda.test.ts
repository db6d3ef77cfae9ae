import { expect, it } from 'vitest';
import { agendaLines, agendaOf } from './agenda.ts';

it('[TR5] an agenda typed by lines is read with its minutes and written back the same', () => {
  const lines = 'Что мешает — 15 мин\nЧто предложим\nШкола № 4: опыт — 20 мин';
  const agenda = agendaOf(lines);
  expect(agenda).toEqual([
    { text: 'Что мешает', minutes: 15 },
    { text: 'Что предложим' },
    { text: 'Школа № 4: опыт', minutes: 20 },
  ]);
  expect(agendaLines(agenda, 'мин')).toBe(lines);
});

it('[TR5] a number that is no time stays in the words', () => {
  expect(agendaOf('Итоги 2025\n\n  15 мин \nРазбор, 10 minutes\nСрок — 900 мин')).toEqual([
    { text: 'Итоги 2025' },
    { text: '15 мин' },
    { text: 'Разбор', minutes: 10 },
    { text: 'Срок — 900 мин' },
  ]);
});
