/** Others' carets and remarked words inside the small editor; it waits while a letter is being composed there. */
import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { caretElement, positionOf, type RemoteCaret } from './caret.ts';

const caretKey = new PluginKey<DecorationSet>('veche-carets');

export type RemarkedRange = { block: number; from: number; to: number };
type Drawn = { carets: readonly RemoteCaret[]; remarked: readonly RemarkedRange[] };

function remarksIn(doc: Node, remarked: readonly RemarkedRange[]): Decoration[] {
  return remarked.flatMap(({ block, from, to }) => {
    const [start, end] = [from, to].map((offset) => positionOf(doc, { block, offset })) as [number, number];
    return start < end ? [Decoration.inline(start, end, { class: 'veche-remarked' })] : [];
  });
}

export function caretPlugin(read: () => Drawn): Plugin<DecorationSet> {
  const draw = (doc: Node) => {
    const { carets, remarked } = read();
    return DecorationSet.create(
      doc,
      carets
        .flatMap((caret) =>
          caret.point === null
            ? []
            : [
                Decoration.widget(positionOf(doc, caret.point), () => caretElement(caret), {
                  key: `${caret.client}-${caret.name}`,
                  side: 10,
                  ignoreSelection: true,
                }),
              ],
        )
        .concat(remarksIn(doc, remarked)),
    );
  };
  return new Plugin<DecorationSet>({
    key: caretKey,
    state: {
      init: (_, state) => draw(state.doc),
      apply(tr, set, _, state) {
        if (tr.getMeta(caretKey)) return draw(state.doc);
        return tr.docChanged ? set.map(tr.mapping, tr.doc) : set;
      },
    },
    props: { decorations: (state) => caretKey.getState(state) },
  });
}

export function redrawCarets(view: EditorView): void {
  if (view.isDestroyed || view.composing) return;
  view.dispatch(view.state.tr.setMeta(caretKey, true).setMeta('addToHistory', false));
}
