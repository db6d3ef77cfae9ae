/**
 * A block's body as plain JSON, the same shape that ProseMirror reads and writes (prose.ts). Content is permissive
 * (block*, inline*): nothing is required, ordered or unique, because two people may at once make any combination; form
 * is checked by rules.ts and mended by commands. Only http, https and mailto links exist.
 */
export const NODE_NAMES = ['paragraph', 'hard_break'] as const;
export const MARK_NAMES = ['em', 'strong', 'link'] as const;
export const MAX_HREF = 2_000;

/** True for what a link may point to; anything else (javascript:, data:, relative) is refused. */
export function isSafeHref(href: unknown): href is string {
  return (
    typeof href === 'string' && href.length <= MAX_HREF && /^(https?:\/\/|mailto:)[^\s\p{C}]+$/iu.test(href)
  );
}

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
