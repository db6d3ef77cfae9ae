import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { heirOf, lateEdits, layout, readingOrder } from './layout.ts';
import { bodyText } from './model.ts';
import {
  addBlock,
  addGroup,
  addProposals,
  deleteBlock,
  deleteGroup,
  mergeClauses,
  moveBlock,
  moveGroup,
  restoreBlock,
  setFields,
  setGroupFields,
  settleLateEdit,
  splitClause,
  type Tool,
} from './operations.ts';
import { readDraft } from './read.ts';
import { replicas, sync, textOf, toolOf, typeAt } from './testing.ts';

const texts = (tool: Tool) => {
  const snapshot = readDraft(tool.Y, tool.doc);
  const byId = new Map(snapshot.blocks.map((block) => [block.id, bodyText(block.body)]));
  return readingOrder(layout(snapshot).sections).map((id) => byId.get(id));
};

describe('structure of the draft', () => {
  it('[RS1] a block keeps its id through moving, and the order follows positions', () => {
    const tool = toolOf(new Y.Doc(), 1);
    const group = addGroup(tool, { verb: 'Рекомендовать', addressees: [{ name: 'школам', bodyId: null }] });
    const [a, b, c] = ['первое', 'второе', 'третье'].map((text) => addBlock(tool, { group, text })) as [
      string,
      string,
      string,
    ];
    expect(texts(tool)).toEqual(['первое', 'второе', 'третье']);
    moveBlock(tool, c, { after: null });
    moveBlock(tool, a, { after: b });
    expect(texts(tool)).toEqual(['третье', 'второе', 'первое']);
    expect(moveBlock(tool, 'x'.repeat(22), {})).toBe(false);
  });

  it('[RS4] a split keeps text, marks, fields, proposals and provenance', () => {
    const tool = toolOf(new Y.Doc(), 1);
    const group = addGroup(tool, {});
    const proposal = tool.newId();
    const id = addBlock(tool, { group, owner: 'директор', text: 'провести анализ; создать резерв' });
    addProposals(tool, id, [proposal]);
    const tail = splitClause(tool, id, { block: 0, offset: 16 }) as string;
    expect(texts(tool)).toEqual(['провести анализ;', 'создать резерв']);
    const block = readDraft(Y, tool.doc).blocks.find((item) => item.id === tail);
    expect(block).toMatchObject({ splitFrom: id, owner: 'директор', proposals: [proposal], group });
  });

  it('[RS4] a split in the middle of bold text and before a line break keeps both', () => {
    const tool = toolOf(new Y.Doc(), 1);
    const id = addBlock(tool, {
      body: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'аб' },
            { type: 'text', text: 'вгд', marks: [{ type: 'strong' }] },
            { type: 'hard_break' },
            { type: 'text', text: 'еж' },
          ],
        },
        { type: 'paragraph', content: [{ type: 'text', text: 'вторая' }] },
      ],
    });
    const tail = splitClause(tool, id, { block: 0, offset: 3 }) as string;
    const blocks = new Map(readDraft(Y, tool.doc).blocks.map((block) => [block.id, block]));
    expect(bodyText(blocks.get(id)?.body ?? [])).toBe('абв');
    expect(blocks.get(tail)?.body).toEqual([
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'гд', marks: [{ type: 'strong' }] },
          { type: 'hard_break' },
          { type: 'text', text: 'еж' },
        ],
      },
      { type: 'paragraph', content: [{ type: 'text', text: 'вторая' }] },
    ]);
    mergeClauses(tool, tail, id, '');
    expect(bodyText(readDraft(Y, tool.doc).blocks.find((b) => b.id === id)?.body ?? [])).toBe(
      'абвгд\nеж\nвторая',
    );
  });

  it('[RS5] a merge appends the text, keeps provenance and leaves a tombstone', () => {
    const tool = toolOf(new Y.Doc(), 1);
    const group = addGroup(tool, {});
    const a = addBlock(tool, { group, text: 'создать клуб', proposals: ['A'.repeat(22)] });
    const b = addBlock(tool, {
      group,
      text: 'и вести его',
      proposals: ['B'.repeat(22)],
      owner: 'методист',
      deadlineText: 'постоянно',
    });
    expect(mergeClauses(tool, b, a)).toEqual({ joint: { block: 0, offset: 13 }, glue: ' ' });
    expect(texts(tool)).toEqual(['создать клуб и вести его']);
    const [first, second] = [a, b].map((id) => readDraft(Y, tool.doc).blocks.find((item) => item.id === id));
    expect(first).toMatchObject({
      mergedFrom: [b],
      proposals: ['A'.repeat(22), 'B'.repeat(22)],
      owner: 'методист',
      deadlineText: 'постоянно',
    });
    expect(second?.end).toEqual({ how: 'merged', into: a, text: 'и вести его' });
    expect(lateEdits(readDraft(Y, tool.doc))).toEqual([]);
    expect(mergeClauses(tool, b, a)).toBeNull();
    expect(mergeClauses(tool, a, a)).toBeNull();
  });

  it('[RS6] a deleted block comes back with its text', () => {
    const tool = toolOf(new Y.Doc(), 1);
    const id = addBlock(tool, { text: 'текст' });
    expect(deleteBlock(tool, id)).toBe(true);
    expect(deleteBlock(tool, id)).toBe(false);
    expect(texts(tool)).toEqual([]);
    expect(restoreBlock(tool, id)).toBe(true);
    expect(texts(tool)).toEqual(['текст']);
  });

  it('[RS8] a clause without a group and a deleted group with clauses stay visible', () => {
    const tool = toolOf(new Y.Doc(), 1);
    const group = addGroup(tool, {});
    addBlock(tool, { group, text: 'в группе' });
    addBlock(tool, { group: 'Z'.repeat(22), text: 'сирота' });
    deleteGroup(tool, group);
    expect(texts(tool)).toEqual(['в группе', 'сирота']);
  });

  it('[RS2] fields are validated before anything is written', () => {
    const tool = toolOf(new Y.Doc(), 1);
    const id = addBlock(tool, { text: 'т' });
    expect(() => setFields(tool, id, { owner: 'я'.repeat(301) })).toThrow();
    expect(() => setFields(tool, id, { deadlineDay: '2025-13-01' })).toThrow();
    expect(setFields(tool, id, { owner: 'директор', level: 1 })).toBe(true);
    expect(readDraft(Y, tool.doc).blocks[0]).toMatchObject({ owner: 'директор', level: 1 });
  });

  it('[RS2] what is no block is named, never dropped and never thrown at', () => {
    const doc = new Y.Doc();
    doc.getMap('blocks').set('nonsense', 5);
    doc.getMap('blocks').set('C'.repeat(22), new Y.Map([['kind', 'unheard-of']]));
    const snapshot = readDraft(Y, doc);
    expect(snapshot.unreadable).toEqual(['blocks/nonsense']);
    expect(snapshot.blocks[0]).toMatchObject({ kind: 'clause', body: [], group: null });
  });
});

describe('three people at once', () => {
  const start = () => {
    const tools = replicas(3);
    const [one] = tools as unknown as [Tool, Tool, Tool];
    const group = addGroup(one, { verb: 'Рекомендовать' });
    const other = addGroup(one, { verb: 'Просить' });
    const a = addBlock(one, { group, text: 'создать рабочую группу' });
    const b = addBlock(one, { group, text: 'разработать программу' });
    sync(tools);
    return { tools: tools as unknown as [Tool, Tool, Tool], group, other, a, b };
  };

  it('[RS3] a move under the hands of two typists loses nothing', () => {
    const { tools, other, a } = start();
    const [one, two, three] = tools;
    moveBlock(one, a, { group: other });
    moveBlock(one, a, { group: other });
    typeAt(two, a, 7, ' СРОЧНО');
    typeAt(three, a, 0, 'НЕМЕДЛЕННО ');
    sync(tools);
    for (const tool of tools) {
      expect(textOf(tool, a)).toBe('НЕМЕДЛЕННО создать СРОЧНО рабочую группу');
      expect(readDraft(Y, tool.doc).blocks.find((block) => block.id === a)?.group).toBe(other);
    }
  });

  it('[RS4] typing in the part that is being split off stays in the text', () => {
    const { tools, a } = start();
    const [one, two, three] = tools;
    splitClause(one, a, { block: 0, offset: 7 });
    typeAt(two, a, 22, ' ИЗ ДИРЕКТОРОВ');
    typeAt(three, a, 3, '-ЗА-');
    sync(tools);
    expect(texts(one)).toEqual(['соз-ЗА-дать ИЗ ДИРЕКТОРОВ', 'рабочую группу', 'разработать программу']);
    expect(texts(two)).toEqual(texts(one));
    expect(texts(three)).toEqual(texts(one));
  });

  it('[RS7] typing in a clause that is merged away is offered as a late edit and can be settled', () => {
    const { tools, a, b } = start();
    const [one, two] = tools;
    mergeClauses(one, b, a);
    typeAt(two, b, 21, ' РАЗВИТИЯ');
    sync(tools);
    const late = lateEdits(readDraft(Y, two.doc));
    expect(late).toEqual([
      {
        id: b,
        how: 'merged',
        heir: a,
        before: 'разработать программу',
        now: 'разработать программу РАЗВИТИЯ',
      },
    ]);
    settleLateEdit(one, b);
    sync(tools);
    expect(lateEdits(readDraft(Y, two.doc))).toEqual([]);
  });

  it('[RS7] typing in a clause that is deleted is offered too', () => {
    const { tools, b } = start();
    const [one, two] = tools;
    deleteBlock(one, b);
    typeAt(two, b, 0, 'НЕ ');
    sync(tools);
    expect(lateEdits(readDraft(Y, one.doc))).toMatchObject([{ id: b, how: 'deleted', heir: null }]);
  });

  it('[RS9] two clauses merged into one another at once: one stays alive, the same everywhere', () => {
    const { tools, a, b } = start();
    const [one, two] = tools;
    mergeClauses(one, a, b);
    mergeClauses(two, b, a);
    sync(tools);
    const seen = tools.map(texts);
    expect(seen[0]).toHaveLength(1);
    expect(seen[0]?.[0]).toContain('создать рабочую группу');
    expect(seen[0]?.[0]).toContain('разработать программу');
    expect(seen[1]).toEqual(seen[0]);
    const snapshot = readDraft(Y, one.doc);
    expect(heirOf(snapshot, a)).toBe(heirOf(snapshot, b));
  });

  it('[RS3] two inserts at one place get two positions', () => {
    const { tools, group, a } = start();
    const ids = tools.map((tool, i) => addBlock(tool, { group, text: `новое ${i}`, place: { after: a } }));
    sync(tools);
    const blocks = readDraft(Y, tools[0].doc).blocks.filter(({ id }) => ids.includes(id));
    expect(new Set(blocks.map(({ pos }) => pos)).size).toBe(3);
    expect(texts(tools[0]).slice(1, 4).sort()).toEqual(['новое 0', 'новое 1', 'новое 2']);
  });

  it('[RS1] two people who begin an empty clause at once write into one text', () => {
    const tools = replicas(2) as unknown as [Tool, Tool];
    const id = addBlock(tools[0], {});
    sync(tools);
    typeAt(tools[0], id, 0, 'раз');
    typeAt(tools[1], id, 0, 'два');
    sync(tools);
    expect(['раздва', 'двараз']).toContain(textOf(tools[0], id));
    expect(textOf(tools[1], id)).toBe(textOf(tools[0], id));
  });

  it('[RS8] groups are moved and renamed while clauses are moved into them', () => {
    const { tools, group, other, b } = start();
    const [one, two, three] = tools;
    moveGroup(one, other, { after: null });
    setGroupFields(two, other, { verb: 'Предложить', markerStyle: 'decimal-paren' });
    moveBlock(three, b, { group: other });
    sync(tools);
    const { sections } = layout(readDraft(Y, two.doc));
    expect(
      sections.map((s) => (s.type === 'group' ? [s.group.id, s.group.verb, s.clauses[0]?.marker] : [])),
    ).toEqual([
      [other, 'Предложить', '1)'],
      [group, 'Рекомендовать', 'а)'],
    ]);
  });
});
