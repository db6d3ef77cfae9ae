import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { bodyOf } from '#domain/resolution/model.ts';
import { addBlock, addGroup } from '#domain/resolution/operations.ts';
import { firstText, sync, textOf, toolOf } from '#domain/resolution/testing.ts';
import { Actions } from './actions.ts';
import { pastedLines } from './block-editor.tsx';
import { peerColour, pointOf, relativeOf } from './caret.ts';
import { DraftStore } from './draft-store.ts';
import { itemsOf, moveTarget, neighbour } from './items.ts';
import { landingIn } from './use-displaced.ts';

function desk() {
  const doc = new Y.Doc();
  const tool = toolOf(doc, 1);
  const first = addGroup(tool, { verb: 'Рекомендовать' });
  const second = addGroup(tool, { verb: 'Просить' });
  const a = addBlock(tool, { group: first, text: 'создать группу' });
  const b = addBlock(tool, { group: first, text: 'вести реестр' });
  const c = addBlock(tool, { group: second, text: 'помочь' });
  const store = new DraftStore(doc);
  const actions = new Actions(doc, store);
  actions.history.track(ySyncPluginKey);
  const type = (id: string, at: number, text: string) =>
    doc.transact(() => firstText(tool, id).insert(at, text), ySyncPluginKey);
  return { doc, tool, store, actions, type, first, second, a, b, c };
}

describe('undo', () => {
  it('[RS32] goes back through typing and gestures in the order they were made', () => {
    const { tool, actions, type, a, b } = desk();
    type(a, 0, 'срочно ');
    const tail = actions.split(a, { block: 0, offset: 14 }, ' ') as string;
    type(tail, 0, 'дружную ');
    actions.merge(b, tail);
    expect(textOf(tool, tail)).toBe('дружную группу вести реестр');
    actions.history.undo();
    expect([textOf(tool, tail), textOf(tool, b)]).toEqual(['дружную группу', 'вести реестр']);
    actions.history.undo();
    expect(textOf(tool, tail)).toBe('группу');
    actions.history.undo();
    expect(textOf(tool, a).replace(/\s+/g, ' ')).toBe('срочно создать группу');
    actions.history.undo();
    expect(textOf(tool, a).replace(/\s+/g, ' ')).toBe('создать группу');
    expect(actions.history.undo()).toBe(false);
    expect(actions.history.redo()).toBe(true);
    expect(textOf(tool, a).replace(/\s+/g, ' ')).toBe('срочно создать группу');
  });

  it('[RS32] takes back only one’s own, in a block that another writes in', () => {
    const { doc, tool, actions, type, a } = desk();
    const other = toolOf(new Y.Doc(), 2);
    sync([tool, other]);
    type(a, 0, 'МОЁ ');
    firstText(other, a).insert(14, ' ЧУЖОЕ');
    sync([tool, other]);
    actions.history.undo();
    expect(textOf({ ...tool, doc }, a)).toBe('создать группу ЧУЖОЕ');
  });

  it('[RS32] undoing a new clause leaves what others wrote in it as a late edit', () => {
    const { tool, store, actions, first } = desk();
    const id = actions.add({ group: first });
    const other = toolOf(new Y.Doc(), 2);
    sync([tool, other]);
    actions.history.undo();
    firstText(other, id).insert(0, 'важное');
    sync([tool, other]);
    store.flush();
    expect(store.getView().late).toMatchObject([{ id, now: 'важное' }]);
  });
});

describe('the list of the sheet', () => {
  it('[RS31] Alt+↓ goes past the neighbour, then into the next group, then nowhere', () => {
    const { actions, store, a, b, c, first, second } = desk();
    const order = () =>
      itemsOf(store.getView().layout).flatMap((item) => (item.type === 'block' ? [item.block.id] : []));
    const down = () => {
      const { layout, byId } = store.getView();
      const target = moveTarget(layout, byId.get(a) as never, 'down');
      if (target) actions.move(a, target);
      return target;
    };
    down();
    expect(order()).toEqual([b, a, c]);
    expect(down()?.group).toBe(second);
    expect(order()).toEqual([b, a, c]);
    down();
    expect(order()).toEqual([b, c, a]);
    expect(down()).toBeNull();
    for (let i = 0; i < 3; i += 1) actions.history.undo();
    expect(order()).toEqual([a, b, c]);
    expect(store.getView().byId.get(a)?.group).toBe(first);
    expect(neighbour(itemsOf(store.getView().layout), b, 'up')?.id).toBe(a);
  });

  it('[RS30] while a letter is composed the picture stands still, then it catches up', () => {
    const { tool, store, a, b } = desk();
    store.flush();
    const before = store.getView();
    store.hold(true);
    firstText(tool, a).insert(0, 'х');
    expect(store.getView()).toBe(before);
    store.hold(false);
    expect(store.getView().byId.get(a)?.body).toEqual(bodyOf('хсоздать группу'));
    expect(store.getView().byId.get(b)).toBe(before.byId.get(b));
  });
});

describe('carets and places', () => {
  it('[RS30] a caret keeps its place while others type before it', () => {
    const { tool, actions, a } = desk();
    const fragment = actions.fragment(a) as Y.XmlFragment;
    const place = relativeOf(fragment, { block: 0, offset: 7 });
    firstText(tool, a).insert(0, '12345');
    expect(pointOf(fragment, place)).toEqual({ block: 0, offset: 12 });
    expect(pointOf(fragment, { nonsense: 1 })).toBeNull();
    expect(pointOf(fragment, 'x')).toBeNull();
    expect(peerColour('red;background:url(x)')).toBe('var(--ink)');
  });

  it('[RS7] the caret follows a merged text with the letters typed meanwhile', () => {
    const merged = {
      end: { how: 'merged' as const, into: null, text: 'вести реестр' },
      body: bodyOf('вести НОВЫЙ реестр'),
    };
    const heir = { body: bodyOf('создать группу вести реестр') };
    expect(landingIn(merged, heir, { block: 0, offset: 12 })).toEqual({
      point: { block: 0, offset: 21 },
      carry: 'НОВЫЙ ',
    });
    expect(landingIn(merged, heir, { block: 0, offset: 3 })).toEqual({
      point: { block: 0, offset: 18 },
      carry: '',
    });
    expect(landingIn(merged, { body: bodyOf('иное') }, { block: 0, offset: 3 }).carry).toBe('');
  });

  it('[RS31] pasted lines lose the markers that the sheet computes', () => {
    expect(pastedLines('а) первое;\n 2. второе\n– третье\n\n(c) fourth\n1.2.3. пятое')).toEqual([
      'первое;',
      'второе',
      'третье',
      'fourth',
      'пятое',
    ]);
    expect(pastedLines('школа № 5\n5 школ')).toEqual(['школа № 5', '5 школ']);
  });
});
