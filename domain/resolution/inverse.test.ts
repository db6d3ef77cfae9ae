import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { rawFields, revertFields, unmergeClauses } from './inverse.ts';
import { addBlock, mergeClauses, setFields, type Tool } from './operations.ts';
import { readDraft } from './read.ts';
import { replicas, sync, textOf, toolOf, typeAt } from './testing.ts';

describe('taking one’s own change back', () => {
  it('[RS32] a merge taken apart gives both texts as they were', () => {
    const tool = toolOf(new Y.Doc(), 1);
    const a = addBlock(tool, { text: 'создать' });
    const b = addBlock(tool, { text: 'группу\nвторую' });
    const { joint } = mergeClauses(tool, b, a) as { joint: { block: number; offset: number } };
    expect(unmergeClauses(tool, b, a, joint, ' ')).toBe(true);
    expect([textOf(tool, a), textOf(tool, b)]).toEqual(['создать', 'группу\nвторую']);
    expect(
      readDraft(Y, tool.doc).blocks.every(({ end, mergedFrom }) => end === null && mergedFrom.length === 0),
    ).toBe(true);
  });

  it('[RS32] where somebody typed into the merged text it stays', () => {
    const tools = replicas(2) as unknown as [Tool, Tool];
    const a = addBlock(tools[0], { text: 'создать' });
    const b = addBlock(tools[0], { text: 'группу' });
    const { joint } = mergeClauses(tools[0], b, a) as { joint: { block: number; offset: number } };
    sync(tools);
    typeAt(tools[1], a, 10, 'ДРУЖНУЮ');
    sync(tools);
    unmergeClauses(tools[0], b, a, joint, ' ');
    expect(textOf(tools[0], a)).toContain('ДРУЖНУЮ');
    expect(textOf(tools[0], b)).toBe('группу');
  });

  it('[RS32] a field goes back only if nobody else has set it since', () => {
    const tool = toolOf(new Y.Doc(), 1);
    const id = addBlock(tool, { text: 'т' });
    const map = () => tool.doc.getMap('blocks').get(id) as never;
    const before = rawFields(map(), ['owner', 'level']);
    setFields(tool, id, { owner: 'я', level: 1 });
    setFields(tool, id, { level: 2 });
    revertFields(tool, map(), before, { owner: 'я', level: 1 });
    expect(readDraft(Y, tool.doc).blocks[0]).toMatchObject({ owner: '', level: 2 });
  });
});
