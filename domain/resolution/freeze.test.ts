import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { canonicalJson, canonicalText, freeze, normalText, toPlainText, zFrozen } from './freeze.ts';
import { addBlock, addGroup, deleteBlock, mergeClauses, setMeta } from './operations.ts';
import { readDraft } from './read.ts';
import {
  clauseHints,
  doubledWord,
  formProblems,
  freezeProblems,
  schoolWithoutNumber,
  splitSuggestion,
} from './rules.ts';
import { sync, toolOf } from './testing.ts';

function sample() {
  const tool = toolOf(new Y.Doc(), 3);
  setMeta(tool, { event: 'I форум «Опора»', date: '11 января 2023 года', place: 'ст. Речная' });
  addBlock(tool, { kind: 'closing', text: 'Принята участниками форума.' });
  addBlock(tool, { kind: 'title', text: 'Резолюция' });
  addBlock(tool, { kind: 'preamble', text: '1. Форум организован клубом.' });
  const group = addGroup(tool, {
    verb: 'Рекомендовать',
    addressees: [
      { name: 'управлению образования', bodyId: null },
      { name: 'методическому отделу', bodyId: null },
    ],
  });
  const first = addBlock(tool, { group, text: 'закрепить наставников;', owner: 'начальник' });
  const second = addBlock(tool, {
    group,
    text: 'создать резерв;',
    deadlineText: 'до 1 сентября 2025 г.',
    deadlineDay: '2025-09-01',
    deadlinePrecision: 'day',
  });
  addBlock(tool, { group, text: 'по районам;', level: 1 });
  addBlock(tool, { group, text: '   ' });
  return { tool, group, first, second };
}

describe('the frozen text', () => {
  it('[RS15] order, markers, heading, deadline and owner are as on the sheet', () => {
    const { tool, second } = sample();
    const frozen = freeze(readDraft(Y, tool.doc));
    expect(zFrozen.parse(frozen)).toEqual(frozen);
    expect(toPlainText(frozen)).toBe(
      `Резолюция

I форум «Опора»
11 января 2023 года
ст. Речная

1. Форум организован клубом.

Рекомендовать управлению образования, методическому отделу:
а) закрепить наставников;
б) создать резерв;
  1) по районам;

Принята участниками форума.
`,
    );
    const group = frozen.sections.find((section) => section.type === 'group');
    expect(group?.clauses.find(({ id }) => id === second)).toMatchObject({
      marker: 'б)',
      deadline: { text: 'до 1 сентября 2025 г.', day: '2025-09-01', precision: 'day', settledBy: null },
      owner: null,
    });
  });

  it('[RS16] replicas with the same content give the same bytes, however it came to be', () => {
    const { tool } = sample();
    const copy = toolOf(new Y.Doc(), 8);
    sync([tool, copy]);
    const text = canonicalText(freeze(readDraft(Y, copy.doc)));
    expect(text).toBe(canonicalText(freeze(readDraft(Y, tool.doc))));
    expect(text).not.toContain('"undefined"');
  });

  it('[RS16] composed and decomposed letters are the same text', () => {
    expect(normalText('и\u0306\r\nё  \n')).toBe('й\nё');
  });

  it('[RS17] tombstones are not in it, and a merge is known by its provenance', () => {
    const { tool, first, second } = sample();
    mergeClauses(tool, second, first);
    const frozen = freeze(readDraft(Y, tool.doc));
    const group = frozen.sections.find((section) => section.type === 'group');
    expect(group?.clauses.map(({ marker, text }) => `${marker} ${text}`)).toEqual([
      'а) закрепить наставников; создать резерв;',
      '1) по районам;',
    ]);
    expect(group?.clauses[0]?.provenance.mergedFrom).toEqual([second]);
  });

  it('[RS16] canonical JSON does not depend on the order of keys and reads back', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null))),
        (object) => {
          const reversed = Object.fromEntries(Object.entries(object).reverse());
          expect(canonicalJson(object)).toBe(canonicalJson(reversed));
          expect(JSON.parse(canonicalJson(object))).toEqual(JSON.parse(JSON.stringify(object)));
        },
      ),
    );
    expect(() => canonicalJson({ share: 0.5 })).toThrow(RangeError);
  });
});

describe('hints and form', () => {
  const hints = (text: string, more = {}) => {
    const tool = toolOf(new Y.Doc(), 4);
    addBlock(tool, { text, ...more });
    const block = readDraft(Y, tool.doc).blocks[0];
    return block ? clauseHints(block, '2023-01-11').map(({ code }) => code) : [];
  };

  it('[RS18] who, by when, what result, two actions', () => {
    expect(hints('обеспечить поддержку в развитии связей')).toEqual(['no_owner', 'no_deadline', 'no_result']);
    expect(hints('создать рабочую группу', { owner: 'директор', deadlineText: 'до 1 мая' })).toEqual([]);
    expect(hints('разработать программу до 2025 года', { owner: 'д' })).toEqual(['deadline_in_text']);
    expect(hints('разработать программу', { owner: 'д', deadlineText: 'до 2025 года' })).toEqual([
      'deadline_unsettled',
    ]);
    expect(
      hints('разработать программу', {
        owner: 'д',
        deadlineText: 'до 2025 года',
        deadlineSettledBy: 'secretary',
      }),
    ).toEqual([]);
    expect(hints('')).toEqual(['empty']);
  });

  it('[RS18] the clause of the real resolution that holds two actions', () => {
    expect(splitSuggestion('проводить анализ состояния; сформировать резерв кадров;')).toEqual([
      'проводить анализ состояния',
      'сформировать резерв кадров',
    ]);
    expect(splitSuggestion('закрепить наставников (№№ 1; 2; 4)')).toBeNull();
    expect(splitSuggestion('создать группу;')).toBeNull();
  });

  it('[RS18] doubled words and schools without a number', () => {
    expect(doubledWord('Ващенко С.В., директор директор МАОУ')).toBe('директор');
    expect(doubledWord('школы №№ 9, 9')).toBeNull();
    expect(doubledWord('чуть-чуть, да, да')).toBeNull();
    expect(schoolWithoutNumber('директор МАОУ МО Динской район имени Туркина А.А.')).toContain(
      'имени Туркина',
    );
    expect(schoolWithoutNumber('МАОУ МО Динской район СОШ № 29 имени Броварца В.Т.')).toBeNull();
  });

  it('[RS19] form problems name what to mend, and only some forbid freezing', () => {
    const empty = toolOf(new Y.Doc(), 5);
    expect(formProblems(readDraft(Y, empty.doc)).map(({ code }) => code)).toEqual(['no_title', 'no_clauses']);
    const { tool, group, second } = sample();
    expect(freezeProblems(readDraft(Y, tool.doc))).toEqual([]);
    addBlock(tool, { group, text: 'Создать резерв' });
    addBlock(tool, { text: 'без адресата' });
    deleteBlock(tool, second);
    const lone = addGroup(tool, {});
    addBlock(tool, { group: lone, text: 'пункт' });
    expect(formProblems(readDraft(Y, tool.doc)).map(({ code }) => code)).toEqual([
      'no_addressee',
      'orphan_clauses',
    ]);
    expect(freezeProblems(readDraft(Y, tool.doc)).map(({ code }) => code)).toEqual(['orphan_clauses']);
  });

  it('[RS19] twice the same text and a clause merged twice are pointed out', () => {
    const { tool, first, second, group } = sample();
    const third = addBlock(tool, { group, text: 'Закрепить  наставников' });
    const problems = formProblems(readDraft(Y, tool.doc));
    expect(problems.find(({ code }) => code === 'same_text')?.ids.sort()).toEqual([first, third].sort());
    const other = toolOf(new Y.Doc(), 6);
    sync([tool, other]);
    mergeClauses(tool, second, first);
    mergeClauses(other, second, third);
    sync([tool, other]);
    const merged = formProblems(readDraft(Y, tool.doc)).find(({ code }) => code === 'merged_twice');
    expect(merged?.ids.sort()).toEqual([first, third].sort());
  });
});
