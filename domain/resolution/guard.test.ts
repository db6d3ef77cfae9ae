import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { decode, readUpdate, readValue } from '#server/drafting/structs.ts';
import { guardResolution } from './guard.ts';
import {
  addBlock,
  addGroup,
  mergeClauses,
  moveBlock,
  setFields,
  setMeta,
  splitClause,
  type Tool,
} from './operations.ts';
import { firstText, sync, toolOf } from './testing.ts';

function stage() {
  const server = new Y.Doc();
  const mine = toolOf(new Y.Doc(), 1);
  const group = addGroup(mine, { verb: 'Рекомендовать' });
  const other = addGroup(mine, { verb: 'Просить' });
  const clause = addBlock(mine, { group, text: 'создать рабочую группу' });
  sync([mine, toolOf(server, 2)]);
  return { server, mine, group, other, clause };
}

/** What the guard says to the update that `change` makes on a replica. */
function verdict(server: Y.Doc, change: (doc: Y.Doc, tool: Tool) => void, scope?: string[]): string {
  const replica = new Y.Doc();
  Y.applyUpdate(replica, Y.encodeStateAsUpdate(server));
  const before = Y.encodeStateVector(replica);
  change(replica, toolOf(replica, 9));
  const decoded = decode(Y.encodeStateAsUpdate(replica, before));
  const read = decoded && readUpdate(decoded, server);
  if (!read?.ok) return read?.code ?? 'unreadable';
  const answer = guardResolution(read.update, {
    doc: server,
    read: (root, ...keys) => readValue(server, root, ...keys),
    scope: scope && new Set(scope),
  });
  return answer.ok ? 'ok' : answer.code;
}

const entry = (doc: Y.Doc, id: string) => doc.getMap<Y.Map<unknown>>('blocks').get(id) as Y.Map<unknown>;
const body = (doc: Y.Doc, id: string) => entry(doc, id).get('body') as Y.XmlFragment;
const paragraph = (doc: Y.Doc, id: string) => body(doc, id).get(0) as Y.XmlElement;

describe('the guard of a resolution', () => {
  it('[RS20] every operation of ours passes', () => {
    const { server, clause, other, group } = stage();
    expect(verdict(server, (_, tool) => addBlock(tool, { group, text: 'новый\nв две строки' }))).toBe('ok');
    expect(
      verdict(server, (_, tool) => addGroup(tool, { addressees: [{ name: 'школам', bodyId: null }] })),
    ).toBe('ok');
    expect(verdict(server, (_, tool) => moveBlock(tool, clause, { group: other }))).toBe('ok');
    expect(verdict(server, (_, tool) => splitClause(tool, clause, { block: 0, offset: 7 }))).toBe('ok');
    expect(
      verdict(server, (_, tool) =>
        setFields(tool, clause, { deadlineDay: '2025-09-01', deadlinePrecision: 'day' }),
      ),
    ).toBe('ok');
    expect(verdict(server, (_, tool) => setMeta(tool, { event: 'I форум', schemaVersion: 1 }))).toBe('ok');
    const link = { link: { href: 'https://школа.рф/план' } };
    expect(
      verdict(server, (_, tool) => firstText(tool, clause).insert(3, 'текст', { strong: {}, ...link })),
    ).toBe('ok');
    expect(verdict(server, (_, tool) => firstText(tool, clause).format(0, 5, { em: null }))).toBe('ok');
    expect(
      verdict(server, (_, tool) => {
        const second = addBlock(tool, { group, text: 'второй' });
        mergeClauses(tool, second, clause);
      }),
    ).toBe('ok');
  });

  const attacks: [string, string, (doc: Y.Doc, id: string) => void][] = [
    ['a foreign root', 'unknown_root', (doc) => doc.getMap('hack').set('a', 1)],
    ['a foreign root of text', 'unknown_root', (doc) => doc.getText('t').insert(0, 'x')],
    ['a block under a bad id', 'bad_id', (doc) => doc.getMap('blocks').set('../x', new Y.Map())],
    ['a block that is no map', 'bad_node', (doc) => doc.getMap('blocks').set('a'.repeat(22), 'text')],
    ['replacing a block', 'removal', (doc, id) => doc.getMap('blocks').set(id, new Y.Map())],
    ['removing a block', 'removal', (doc, id) => doc.getMap('blocks').delete(id)],
    ['replacing a body', 'removal', (doc, id) => entry(doc, id).set('body', new Y.XmlFragment())],
    ['removing a body', 'removal', (doc, id) => entry(doc, id).delete('body')],
    ['an unknown field', 'bad_field', (doc, id) => entry(doc, id).set('colour', 'red')],
    ['a giant owner', 'bad_field', (doc, id) => entry(doc, id).set('owner', 'я'.repeat(301))],
    ['a day that is none', 'bad_field', (doc, id) => entry(doc, id).set('deadlineDay', 'завтра')],
    ['a wrong kind', 'bad_field', (doc, id) => entry(doc, id).set('kind', 'script')],
    ['a position out of the alphabet', 'bad_field', (doc, id) => entry(doc, id).set('pos', 'V 0')],
    ['a nested map as a field', 'bad_field', (doc, id) => entry(doc, id).set('owner', new Y.Map())],
    ['another schema version', 'bad_field', (doc) => doc.getMap('meta').set('schemaVersion', 99)],
    ['an unknown node', 'bad_node', (doc, id) => body(doc, id).insert(0, [new Y.XmlElement('script')])],
    ['text beside paragraphs', 'bad_node', (doc, id) => body(doc, id).insert(0, [new Y.XmlText('x')])],
    [
      'a paragraph in a paragraph',
      'bad_node',
      (doc, id) => paragraph(doc, id).insert(0, [new Y.XmlElement('paragraph')]),
    ],
    ['an attribute', 'bad_attribute', (doc, id) => paragraph(doc, id).setAttribute('onclick', 'alert(1)')],
    [
      'content in a line break',
      'bad_node',
      (doc, id) => {
        const hard = new Y.XmlElement('hard_break');
        hard.insert(0, [new Y.XmlText('x')]);
        paragraph(doc, id).insert(0, [hard]);
      },
    ],
    [
      'deep nesting',
      'bad_node',
      (doc, id) => {
        let inner = new Y.XmlElement('paragraph');
        const outer = inner;
        for (let i = 0; i < 40; i += 1) {
          const next = new Y.XmlElement('paragraph');
          inner.insert(0, [next]);
          inner = next;
        }
        body(doc, id).insert(0, [outer]);
      },
    ],
    [
      'a javascript: link',
      'bad_link',
      (doc, id) =>
        (paragraph(doc, id).get(0) as Y.XmlText).format(0, 3, { link: { href: 'javascript:alert(1)' } }),
    ],
    [
      'a disguised javascript: link',
      'bad_link',
      (doc, id) =>
        (paragraph(doc, id).get(0) as Y.XmlText).format(0, 3, { link: { href: ' java\u0000script:x' } }),
    ],
    [
      'an unknown mark',
      'bad_mark',
      (doc, id) => (paragraph(doc, id).get(0) as Y.XmlText).format(0, 3, { style: { c: 1 } }),
    ],
    [
      'an embed',
      'bad_content',
      (doc, id) => (paragraph(doc, id).get(0) as Y.XmlText).insertEmbed(0, { img: 'x' }),
    ],
    [
      'a map in the body',
      'bad_node',
      (doc, id) => body(doc, id).insert(0, [new Y.Map() as unknown as Y.XmlElement]),
    ],
  ];
  it.each(attacks)('[RS21] refuses %s: %s', (_, code, change) => {
    const { server, clause } = stage();
    expect(verdict(server, (doc) => change(doc, clause))).toBe(code);
  });

  it('[RS22] a pen for one group writes there and nowhere else', () => {
    const { server, clause, group, other } = stage();
    const may = (change: (tool: Tool) => void, scope: string[]) =>
      verdict(server, (_, tool) => change(tool), scope);
    const type = (tool: Tool) => firstText(tool, clause).insert(0, 'а');
    expect(may(type, [group])).toBe('ok');
    expect(may(type, [other])).toBe('out_of_scope');
    expect(may((tool) => firstText(tool, clause).delete(0, 3), [other])).toBe('out_of_scope');
    expect(may((tool) => moveBlock(tool, clause, { group: other }), [group])).toBe('out_of_scope');
    expect(may((tool) => moveBlock(tool, clause, { group: other }), [group, other])).toBe('ok');
    expect(may((tool) => addBlock(tool, { group, text: 'ё' }), [group])).toBe('ok');
    expect(may((tool) => addBlock(tool, { group: other }), [group])).toBe('out_of_scope');
    expect(may((tool) => addBlock(tool, { kind: 'title', text: 'т' }), [group])).toBe('out_of_scope');
    expect(may((tool) => addGroup(tool, {}), [group])).toBe('out_of_scope');
    expect(may((tool) => setMeta(tool, { event: 'x' }), [group])).toBe('out_of_scope');
    expect(may((tool) => splitClause(tool, clause, { block: 0, offset: 3 }), [group])).toBe('ok');
  });
});
