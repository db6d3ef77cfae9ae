/** The ProseMirror schema of a block's body (model.ts). It comes to the browser with the small editor, not before. */
import { type Mark, Schema } from 'prosemirror-model';
import { isSafeHref } from './model.ts';

export const bodySchema = new Schema({
  nodes: {
    doc: { content: 'block*' },
    paragraph: {
      content: 'inline*',
      group: 'block',
      parseDOM: [{ tag: 'p' }, { tag: 'li' }],
      toDOM: () => ['p', 0],
    },
    text: { group: 'inline' },
    hard_break: {
      inline: true,
      group: 'inline',
      selectable: false,
      linebreakReplacement: true,
      parseDOM: [{ tag: 'br' }],
      toDOM: () => ['br'],
    },
  },
  marks: {
    em: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
    strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
    link: {
      attrs: { href: { default: '', validate: 'string' } },
      inclusive: false,
      parseDOM: [
        {
          tag: 'a[href]',
          getAttrs: (node) => {
            const href = (node as unknown as { getAttribute(name: string): string | null }).getAttribute(
              'href',
            );
            return isSafeHref(href) ? { href } : false;
          },
        },
      ],
      toDOM: (mark: Mark) => [
        'a',
        isSafeHref(mark.attrs.href)
          ? { href: mark.attrs.href, rel: 'noopener noreferrer', target: '_blank' }
          : {},
        0,
      ],
    },
  },
});
