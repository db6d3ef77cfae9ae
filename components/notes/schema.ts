/** The shared notes of a track: paragraphs, headings, lists and marks, the same names as the server's guard of notes. */
import { Schema } from 'prosemirror-model';

export const NOTES_ROOT = 'notes';
export const NOTES_SCHEMA_VERSION = 1;

export const notesSchema = new Schema({
  nodes: {
    doc: { content: 'block*' },
    paragraph: { content: 'text*', group: 'block', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
    heading: {
      attrs: { level: { default: 2 } },
      content: 'text*',
      group: 'block',
      defining: true,
      parseDOM: [1, 2, 3].map((level) => ({ tag: `h${level}`, attrs: { level } })),
      // Under the page's own headings whatever the level.
      toDOM: (node) => [`h${2 + Math.min(3, Math.max(1, Number(node.attrs.level) || 1))}`, 0],
    },
    bulletList: {
      content: 'listItem*',
      group: 'block',
      parseDOM: [{ tag: 'ul' }, { tag: 'ol' }],
      toDOM: () => ['ul', 0],
    },
    listItem: { content: 'block*', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
    text: { group: 'inline' },
  },
  marks: {
    strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
    em: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
  },
});
