import { describe, expect, it } from 'vitest';
import { readClock } from '#domain/forum/parse/clock-times.ts';
import { parseProgramme } from '#domain/forum/parse/programme.ts';

const paste = `Программа I муниципального форума
10.00–10.30\tРегистрация участников, кофе\tхолл 1 этажа
10.30 - 10.40\tОткрытие форума. Приветственное слово начальника управления образования
10:40-11:10\tПрезентация опыта участия в краевом форуме (Чернышова Л.В., директор МАОУ МО Заречный район СОШ№4 имени Г.К.Лугового)
11.10-12.00\tПроектный офис «Строим школу» (Кунакова М.А., директор МАОУ СОШ№29, Ващенков С.В., директор директор МАОУ СОШ№35), каб. 12
11.10-12.00\tПроектный офис «Строим школу» (Кунакова М.А., директор МАОУ СОШ№29, Ващенков С.В., директор директор МАОУ СОШ№35), каб. 12
12.00-12.30\tКофе-пауза
12.30-13.00\tУправленческий квиз (Булатова Л.П., директор МАОУ МО Заречный район имени Туркина А.А.)
13.00-13.40\tКруглый стол по итогам форума
Модератор: Булатова Л.П., директор МАОУ СОШ № 2
13.40-14.00\tПодведение итогов. Принятие резолюции
14.00\tОбед`;

describe('the programme from a paste', () => {
  it('[DC20] reads times, kinds, titles, speakers, rooms and moderators', () => {
    const { items, skipped } = parseProgramme({ text: paste });
    expect(skipped).toEqual([{ line: 1, text: 'Программа I муниципального форума', reason: 'title' }]);
    expect(items.map((item) => [item.startsAt, item.endsAt, item.kind])).toEqual([
      ['10:00', '10:30', 'registration'],
      ['10:30', '10:40', 'opening'],
      ['10:40', '11:10', 'presentation'],
      ['11:10', '12:00', 'project_office'],
      ['11:10', '12:00', 'project_office'],
      ['12:00', '12:30', 'break'],
      ['12:30', '13:00', 'quiz'],
      ['13:00', '13:40', 'round_table'],
      ['13:40', '14:00', 'closing'],
      ['14:00', undefined, 'lunch'],
    ]);
    expect(items[0]).toMatchObject({ title: 'Регистрация участников, кофе', room: 'холл 1 этажа' });
    expect(items[2]?.speakers).toEqual([
      { name: 'Чернышова Л.В.', post: 'директор', school: 'МАОУ МО Заречный район СОШ№4 имени Г.К.Лугового' },
    ]);
    expect(items[3]).toMatchObject({ title: 'Проектный офис «Строим школу»', room: 'каб. 12' });
    expect(items[3]?.speakers.map((speaker) => speaker.name)).toEqual(['Кунакова М.А.', 'Ващенков С.В.']);
    expect(items[6]?.speakers).toEqual([
      { name: 'Булатова Л.П.', post: 'директор', school: 'МАОУ МО Заречный район имени Туркина А.А.' },
    ]);
    expect(items[7]?.moderators).toEqual([
      { name: 'Булатова Л.П.', post: 'директор', school: 'МАОУ СОШ № 2' },
    ]);
  });

  it('[DC21] points out an exact double and a doubled word, and keeps both items', () => {
    const { items } = parseProgramme({ text: paste });
    expect(items[4]?.flags).toContainEqual({ code: 'duplicate', line: 5 });
    expect(items[3]?.flags).toEqual([{ code: 'doubled_speaker_word' }]);
  });

  it('[DC22] reads a table by its heading in any order', () => {
    const { items } = parseProgramme({
      rows: [
        ['Место', 'Время', 'Мероприятие', 'Ответственный'],
        ['Актовый зал', '9.00 – 9.30', 'Пленарное заседание', 'Гай П.П., директор СОШ № 6'],
        [
          'Каб. 3',
          '9.30 – 10.15',
          'Мастер-класс «Наставник»',
          'Берёзова И.К., заместитель директора лицея № 1',
        ],
        ['', '', 'Награждение', ''],
      ],
    });
    expect(items[0]).toMatchObject({
      kind: 'presentation',
      room: 'Актовый зал',
      startsAt: '09:00',
      endsAt: '09:30',
    });
    expect(items[1]?.speakers).toEqual([
      { name: 'Берёзова И.К.', post: 'заместитель директора', school: 'лицея № 1' },
    ]);
    expect(items[2]).toMatchObject({ kind: 'awards', startsAt: null, flags: [{ code: 'time_missing' }] });
  });

  it('[DC23] marks overlaps and times that run backwards, not parallel starts', () => {
    const { items } = parseProgramme({
      text: '10.00-11.00 Доклад А\n10.00-11.00 Доклад Б\n10.30-11.30 Доклад В\n12.00-11.00 Доклад Г',
    });
    expect(items.map((item) => item.flags.map((flag) => flag.code))).toEqual([
      [],
      [],
      ['overlap'],
      ['time_order'],
    ]);
  });

  it('[DC24] keeps the days of a programme of two days', () => {
    const { items } = parseProgramme({
      text: '11 января 2023 года\n10.00 Открытие\n12 января 2023 года\n10.00 Закрытие',
    });
    expect(items.map((item) => item.day)).toEqual(['11 января 2023 года', '12 января 2023 года']);
  });

  it('[DC25] times of day are read in every printed form, dates are not', () => {
    expect(
      ['10.00–10.30', '10:00 - 10:30', 'с 10-00 до 10-30', '10 ч 00 мин – 10 ч 30 мин'].map((t) =>
        readClock(t),
      ),
    ).toEqual(
      Array.from({ length: 4 }, () => expect.objectContaining({ startsAt: '10:00', endsAt: '10:30' })),
    );
    expect(readClock('9.05 Сбор')?.startsAt).toBe('09:05');
    for (const text of [
      '11.01.2023',
      '11.01.23 открытие',
      '2023 год',
      '1. Открытие',
      '25.00',
      '10 участников',
    ])
      expect(readClock(text), text).toBeNull();
  });
});
