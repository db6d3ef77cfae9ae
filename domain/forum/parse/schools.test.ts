import { describe, expect, it } from 'vitest';
import { readSchoolName, schoolNumbers } from '#domain/forum/parse/school-name.ts';
import { matchSchool, schoolDirectory } from '#domain/forum/parse/schools.ts';
import { doubledWord, parseSpeakers } from '#domain/forum/parse/speakers.ts';

const directory = schoolDirectory([
  {
    id: 's29',
    short: 'СОШ № 29',
    full: 'МАОУ МО Динской район СОШ № 29 имени Броварца В.Т.',
    municipality: 'Динской район',
  },
  {
    id: 's4',
    short: 'СОШ № 4',
    full: 'МАОУ МО Динской район СОШ № 4 имени Жукова Г.К.',
    municipality: 'Динской район',
  },
  { id: 'k4', short: 'СОШ № 4', full: 'МБОУ СОШ № 4 г. Горячий Ключ', municipality: 'г. Горячий Ключ' },
  { id: 't', short: 'СОШ имени Туркина А.А.', full: 'МАОУ МО Динской район имени Туркина А.А.' },
  { id: 'g1', short: 'Гимназия № 1', full: 'МБОУ гимназия № 1', municipality: 'г. Горячий Ключ' },
]);

describe('names of schools', () => {
  it('[DC30] reads form, kind, number and bearer', () => {
    expect(readSchoolName('МАОУ МО Динской район СОШ № 29 имени Броварца В.Т.')).toMatchObject({
      form: 'МАОУ',
      kind: 'СОШ',
      number: '29',
      bearer: 'Броварца В.Т.',
      short: 'СОШ № 29',
    });
    expect(
      [
        'Муниципальное бюджетное общеобразовательное учреждение средняя общеобразовательная школа № 7',
        'МБОУ СОШ№35',
        'лицей 3',
        'МБДОУ детский сад № 12 «Росток»',
        'МАОУ МО Динской район имени Туркина А.А.',
        'гимназия «Юнона»',
      ].map((name) => readSchoolName(name).short),
    ).toEqual([
      'СОШ № 7',
      'СОШ № 35',
      'лицей № 3',
      'ДОУ № 12',
      'МАОУ МО Динской район имени Туркина А.А.',
      'гимназия «Юнона»',
    ]);
  });

  it('[DC31] finds one, asks between several, admits none', () => {
    expect(matchSchool('сош №29', directory)).toEqual({ kind: 'one', id: 's29', by: 'name' });
    expect(matchSchool('МБОУ СОШ № 29 им. Броварца', directory)).toEqual({
      kind: 'one',
      id: 's29',
      by: 'number',
    });
    expect(matchSchool('СОШ № 4', directory)).toEqual({ kind: 'many', ids: ['s4', 'k4'] });
    expect(matchSchool('СОШ № 4', directory, 'Динской район')).toEqual({ kind: 'one', id: 's4', by: 'name' });
    expect(matchSchool('СОШ №4 МО Динской район', directory)).toEqual({
      kind: 'one',
      id: 's4',
      by: 'number',
    });
    expect(matchSchool('школа имени Туркина', directory)).toEqual({ kind: 'one', id: 't', by: 'bearer' });
    expect(matchSchool('гимназия № 4', directory)).toEqual({ kind: 'none' });
    expect(matchSchool('школа № 1', directory)).toEqual({ kind: 'none' });
    expect(matchSchool('', directory)).toEqual({ kind: 'none' });
  });

  it('[DC32] reads every number of a phrase', () => {
    expect(
      schoolNumbers('закрепить за директорами СОШ (№№1,2,4,29,30,35) наставничество над (№№ 9,25,26,39,53)'),
    ).toEqual([1, 2, 4, 29, 30, 35, 9, 25, 26, 39, 53]);
    expect(schoolNumbers('школы № 1–3 и № 7')).toEqual([1, 2, 3, 7]);
    expect(schoolNumbers('до 2025 года')).toEqual([]);
  });
});

describe('speakers', () => {
  it('[DC33] splits by names, not by commas; the bearer of a school is no speaker', () => {
    expect(
      parseSpeakers(
        'Кунаковская М.А., директор МАОУ МО Динской район СОШ№29 имени Броварца В.Т., Ващенко С.В., директор директор МАОУ МО Динской район СОШ№35',
      ),
    ).toEqual([
      {
        name: 'Кунаковская М.А.',
        post: 'директор',
        school: 'МАОУ МО Динской район СОШ№29 имени Броварца В.Т.',
        said: 'директор МАОУ МО Динской район СОШ№29 имени Броварца В.Т.',
        flags: [],
      },
      {
        name: 'Ващенко С.В.',
        post: 'директор директор',
        school: 'МАОУ МО Динской район СОШ№35',
        said: 'директор директор МАОУ МО Динской район СОШ№35',
        flags: ['doubled_word'],
      },
    ]);
    expect(parseSpeakers('Булатова Л.П., директор МАОУ МО Динской район имени Туркина А.А.')).toMatchObject([
      { name: 'Булатова Л.П.', flags: ['school_without_number'] },
    ]);
  });

  it('[DC33] posts before names, full names, nobody', () => {
    expect(parseSpeakers('начальник управления образования Милова Инна Викторовна')).toMatchObject([
      { name: 'Милова Инна Викторовна', post: 'начальник', school: 'управления образования' },
    ]);
    expect(parseSpeakers('участники форума')).toEqual([]);
  });

  it('[DC34] a doubled word is found, a repeated syllable is not', () => {
    expect(doubledWord('директор директор МАОУ')).toBe('директор');
    expect(doubledWord('школы школьников')).toBeNull();
  });
});
