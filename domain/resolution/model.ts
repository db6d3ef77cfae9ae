/**
 * The ProseMirror schema of a block's body, and the same content as plain JSON. Content is permissive (block*,
 * inline*): nothing is required, ordered or unique, because two people may at once make any combination; form is
 * checked by rules.ts and mended by commands. Only http, https and mailto links exist.
 */
import { type Mark, Schema } from 'prosemirror-model';

export const NODE_NAMES = ['paragraph', 'hard_break'] as const;
export const MARK_NAMES = ['em', 'strong', 'link'] as const;
export const MAX_HREF = 2_000;

/** True for what a link may point to; anything else (javascript:, data:, relative) is refused. */
export function isSafeHref(href: unknown): href is string {
  return (
    typeof href === 'string' && href.length <= MAX_HREF && /^(https?:\/\/|mailto:)[^\s\p{C}]+$/iu.test(href)
  );
}

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

export type BodyMark = { type: 'em' } | { type: 'strong' } | { type: 'link'; attrs: { href: string } };
export type Inline = { type: 'text'; text: string; marks?: BodyMark[] | undefined } | { type: 'hard_break' };
/** A body as ProseMirror JSON without its doc node: paragraphs of inlines. */
export type Paragraph = { type: 'paragraph'; content: Inline[] };
export type Body = Paragraph[];

export function paragraphText(paragraph: Paragraph): string {
  return paragraph.content.map((inline) => (inline.type === 'text' ? inline.text : '\n')).join('');
}

/** Text of a body as a reader sees it: blank paragraphs left out, the others on lines of their own. */
export function bodyText(body: Body): string {
  return body
    .map(paragraphText)
    .filter((line) => line.trim() !== '')
    .join('\n');
}

/** A body of plain paragraphs, one a line. */
export function bodyOf(text: string): Body {
  return text
    .split('\n')
    .map((line) => ({ type: 'paragraph', content: line === '' ? [] : [{ type: 'text', text: line }] }));
}
