import { describe, expect, it } from 'vitest';
import { parsePeople } from '#domain/forum/parse/people.ts';

const codes = (flags: { code: string }[]) => flags.map((flag) => flag.code);

describe('people from a table', () => {
  it('[DC10] reads a Russian heading in any order of columns, below a title', () => {
    const { people, skipped, headed } = parsePeople({
      rows: [
        ['Список участников I муниципального форума'],
        [],
        [
          '№ п/п',
          'Образовательная организация',
          'Ф.И.О. (полностью)',
          'Должность',
          'Моб. телефон',
          'Эл. почта',
        ],
        ['1', '2', '3', '4', '5', '6'],
        [
          '1',
          'МАОУ МО Заречный район СОШ № 4 имени Г.К.Лугового',
          'Чернышова Лидия Викторовна',
          'директор',
          '8 (918) 123-45-67',
          'sosh4@example.org',
        ],
        ['2', 'МБОУ СОШ №29', 'Кунакова Мария Андреевна', 'и.о. директора', '+7 918 765 43 21', ''],
        ['Итого: 2'],
      ],
    });
    expect(headed).toBe(true);
    expect(people).toHaveLength(2);
    expect(people[0]).toMatchObject({
      line: 5,
      fullName: 'Чернышова Лидия Викторовна',
      post: 'директор',
      phone: '+79181234567',
      email: 'sosh4@example.org',
      school: { short: 'СОШ № 4', full: 'МАОУ МО Заречный район СОШ № 4 имени Г.К.Лугового', number: '4' },
      flags: [],
    });
    expect(people[1]).toMatchObject({ post: 'и.о. директора', school: { short: 'СОШ № 29' }, flags: [] });
    expect(skipped.map((row) => row.reason)).toEqual(['title', 'heading', 'numbering', 'total']);
  });

  it('[DC10] reads three name columns and an English heading', () => {
    const three = parsePeople({
      rows: [
        ['Имя', 'Отчество', 'Фамилия', 'Школа', 'Муниципалитет', 'Роль'],
        ['Пётр', 'Ильич', 'Гай', 'школа № 6', 'Заречный район', 'спикер'],
      ],
    });
    expect(three.people[0]).toMatchObject({
      fullName: 'Гай Пётр Ильич',
      municipality: 'Заречный район',
      role: 'спикер',
    });
    const english = parsePeople({
      rows: [
        ['Email', 'Full name', 'Position', 'School', 'T-shirt'],
        ['a.hill@example.org', 'Anna Hill', 'Principal', 'Lakeside School', 'M'],
      ],
    });
    expect(english.people[0]).toMatchObject({
      fullName: 'Anna Hill',
      post: 'Principal',
      email: 'a.hill@example.org',
      other: [{ heading: 'T-shirt', text: 'M' }],
    });
  });

  it('[DC11] guesses the columns where there is no heading, and says so', () => {
    const { people } = parsePeople({
      rows: [
        ['1', 'Берёзова', 'Ирина', 'Константиновна', 'директор', 'МБОУ СОШ № 2'],
        ['2', 'Гай', 'Павел', 'Петрович', 'директор', 'МБОУ СОШ № 6'],
      ],
    });
    expect(people.map((person) => person.fullName)).toEqual([
      'Берёзова Ирина Константиновна',
      'Гай Павел Петрович',
    ]);
    expect(people[0]).toMatchObject({ post: 'директор', school: { number: '2' } });
    expect(codes(people[0]?.flags ?? [])).toContain('columns_guessed');
  });

  it('[DC12] reads pasted lines with post, school and telephone', () => {
    const { people } = parsePeople({
      rows: [
        ['1. Чернышова Лидия Викторовна, директор МАОУ СОШ № 4, тел. 8 918 123-45-67'],
        ['2) Гай П.П. – директор СОШ № 6'],
        ['Иванова'],
      ],
    });
    expect(people[0]).toMatchObject({
      fullName: 'Чернышова Лидия Викторовна',
      post: 'директор',
      school: { short: 'СОШ № 4' },
      phone: '+79181234567',
    });
    expect(people[1]).toMatchObject({ fullName: 'Гай П.П.', post: 'директор', school: { short: 'СОШ № 6' } });
    expect(codes(people[1]?.flags ?? [])).toContain('name_initials');
    expect(codes(people[2]?.flags ?? [])).toEqual(['name_one_word', 'school_missing']);
  });

  it('[DC13] flags what was changed or is unsure', () => {
    const { people } = parsePeople({
      rows: [
        ['ФИО', 'Должность', 'Школа', 'Телефон'],
        ['ИВАНОВ ИВАН ИВАНОВИЧ', 'директор', 'СОШ № 1', '123'],
        ['Мария Андреевна Кунакова', 'директор', 'СОШ № 2', ''],
        ['Пeтров Пётр Петрович', 'директор', 'СОШ № 3', ''],
        ['', 'директор', 'СОШ № 7', ''],
        ['Иванов И.И., Петров П.П.', 'директор', 'СОШ № 8', ''],
      ],
    });
    expect(people.map((person) => [person.fullName, codes(person.flags)])).toEqual([
      ['Иванов Иван Иванович', ['name_recased', 'phone_unsure']],
      ['Кунакова Мария Андреевна', ['name_reordered']],
      ['Пeтров Пётр Петрович', ['name_mixed_letters']],
      ['', ['name_missing']],
      ['Иванов И.И., Петров П.П.', ['name_initials', 'two_people']],
    ]);
  });

  it('[DC14] points the later double at the earlier and drops neither', () => {
    const { people } = parsePeople({
      rows: [
        ['ФИО', 'Школа'],
        ['Гай Пётр Петрович', 'СОШ № 6'],
        ['гай петр петрович', 'МБОУ СОШ №6'],
        ['Гай Пётр Петрович', 'гимназия № 1'],
      ],
    });
    expect(people).toHaveLength(3);
    expect(people[1]?.flags).toContainEqual({ code: 'duplicate', line: 2 });
    expect(people[2]?.flags).toContainEqual({ code: 'same_name', line: 2 });
  });

  it('[DC15] takes a municipality standing as a line of its own for the rows below', () => {
    const { people } = parsePeople({
      rows: [
        ['ФИО', 'Школа'],
        ['Заречный район'],
        ['Гай Пётр Петрович', 'СОШ № 6'],
        ['г. Тёплый Ключ', ''],
        ['Берёзова Ирина Львовна', 'СОШ № 1'],
      ],
    });
    expect(people.map((person) => person.municipality)).toEqual(['Заречный район', 'г. Тёплый Ключ']);
    expect(codes(people[0]?.flags ?? [])).toEqual(['municipality_from_section']);
  });

  it('[DC16] every filled row is a person or is skipped with a reason', () => {
    const rows = [
      ['Директора'],
      ['???', '1'],
      ['Гай Пётр Петрович', 'директор', '', 'x'],
      ['', '', 'только школа'],
    ];
    const { people, skipped } = parsePeople({ rows });
    expect(people.length + skipped.length).toBe(rows.length);
  });
});
