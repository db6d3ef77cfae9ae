/**
 * A body inside the shared document: reading, writing, cutting and appending. Text is only ever deleted by
 * character, never by removing the element that holds it: what somebody else types there meanwhile stays.
 */
import { type Body, type BodyMark, type Inline, isSafeHref, type Paragraph, paragraphText } from './model.ts';
import { type Delta, isElement, isText, type YElement, type YLib, type YText, type YXml } from './ylib.ts';

/** A place in a body: paragraph index, then offset in UTF-16 units with a line break counting one. */
export type BodyPoint = { block: number; offset: number };

function marksOf(attributes: Record<string, unknown> | undefined): BodyMark[] {
  const marks: BodyMark[] = [];
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === null) continue;
    const name = key.split('--')[0];
    if (name === 'em' || name === 'strong') marks.push({ type: name });
    if (name === 'link') {
      const href = (value as { href?: unknown }).href;
      if (isSafeHref(href)) marks.push({ type: 'link', attrs: { href } });
    }
  }
  return marks.sort((a, b) => (a.type < b.type ? -1 : 1));
}

function attributesOf(inline: Inline): Record<string, unknown> {
  if (inline.type !== 'text') return {};
  return Object.fromEntries(
    (inline.marks ?? []).map((mark) => [mark.type, mark.type === 'link' ? mark.attrs : {}]),
  );
}

function inlinesOf(deltas: Delta[]): Inline[] {
  return deltas.flatMap((delta): Inline[] => {
    if (typeof delta.insert !== 'string' || delta.insert === '') return [];
    const marks = marksOf(delta.attributes);
    return [{ type: 'text', text: delta.insert, ...(marks.length > 0 ? { marks } : {}) }];
  });
}

export function readParagraph(Y: YLib, element: YElement): Paragraph {
  const content: Inline[] = [];
  for (const child of element.toArray()) {
    if (isText(Y, child)) content.push(...inlinesOf(child.toDelta()));
    else if (isElement(Y, child)) {
      if (child.nodeName === 'hard_break') content.push({ type: 'hard_break' });
      else content.push(...readParagraph(Y, child).content);
    }
  }
  return { type: 'paragraph', content };
}

/** The body as plain JSON; unknown elements are read for their text, so that nothing written is invisible. */
export function readBody(Y: YLib, fragment: YXml): Body {
  return fragment.toArray().flatMap((child): Body => {
    if (isElement(Y, child)) return [readParagraph(Y, child)];
    if (isText(Y, child)) return [{ type: 'paragraph', content: inlinesOf(child.toDelta()) }];
    return [];
  });
}

function makeParagraph(Y: YLib, paragraph: Paragraph): YElement {
  const element = new Y.XmlElement('paragraph');
  const children: unknown[] = [];
  // An empty text stands ready in every paragraph: two people who start typing there at once write into one text.
  let text = new Y.XmlText();
  children.push(text);
  let at = 0;
  for (const inline of paragraph.content) {
    if (inline.type === 'text') {
      text.insert(at, inline.text, attributesOf(inline));
      at += inline.text.length;
    } else {
      text = new Y.XmlText();
      children.push(new Y.XmlElement('hard_break'), text);
      at = 0;
    }
  }
  element.insert(0, children as never[]);
  return element;
}

/** A new body; without paragraphs it gets one empty one, ready to be typed in. */
export function makeBody(Y: YLib, body: Body): YXml {
  const fragment = new Y.XmlFragment();
  const paragraphs: Body = body.length > 0 ? body : [{ type: 'paragraph', content: [] }];
  fragment.insert(0, paragraphs.map((paragraph) => makeParagraph(Y, paragraph)) as never[]);
  return fragment;
}

/** Removes everything from `offset` on, character by character; returns what stood there. */
function cutParagraph(Y: YLib, element: YElement, offset: number): Inline[] {
  const tail: Inline[] = [];
  let start = 0;
  const breaks: number[] = [];
  element.toArray().forEach((child, index) => {
    if (isText(Y, child)) {
      const { length } = child;
      const from = Math.max(0, offset - start);
      if (from < length) {
        tail.push(...inlinesOf(deltaFrom(child, from)));
        child.delete(from, length - from);
      }
      start += length;
    } else if (isElement(Y, child)) {
      if (start >= offset) {
        tail.push({ type: 'hard_break' });
        breaks.push(index);
      }
      start += 1;
    }
  });
  for (const index of breaks.reverse()) element.delete(index, 1);
  return tail;
}

function deltaFrom(text: YText, from: number): Delta[] {
  let seen = 0;
  return text.toDelta().flatMap((delta) => {
    const insert = typeof delta.insert === 'string' ? delta.insert : '';
    const begin = Math.max(0, from - seen);
    seen += insert.length;
    return begin < insert.length ? [{ ...delta, insert: insert.slice(begin) }] : [];
  });
}

/** Cuts a body at a point: the rest is taken out and returned. */
export function cutBody(Y: YLib, fragment: YXml, at: BodyPoint): Body {
  const tail: Body = [];
  fragment.toArray().forEach((child, index) => {
    if (index < at.block || !isElement(Y, child)) return;
    const content = cutParagraph(Y, child, index === at.block ? at.offset : 0);
    if (index === at.block || content.length > 0) tail.push({ type: 'paragraph', content });
  });
  return tail;
}

/** Length of a paragraph in the units of BodyPoint. */
function paragraphLength(Y: YLib, element: YElement): number {
  return element.toArray().reduce<number>((sum, child) => sum + (isText(Y, child) ? child.length : 1), 0);
}

/** The end of a body's last paragraph that has text, else of its first. */
export function bodyEnd(Y: YLib, fragment: YXml): BodyPoint {
  const lengths = fragment.toArray().map((child) => (isElement(Y, child) ? paragraphLength(Y, child) : 0));
  let block = lengths.length - 1;
  while (block > 0 && lengths[block] === 0) block -= 1;
  return { block: Math.max(0, block), offset: lengths[block] ?? 0 };
}

/** Where two texts meet, and what was put between them. */
export type Joint = { joint: BodyPoint; glue: string };

/**
 * Appends a body: its first paragraph runs on in the last one after `separator`, which is left out where the text ends
 * in a blank or either is empty.
 */
export function appendBody(Y: YLib, fragment: YXml, body: Body, separator: string): Joint {
  const joint = bodyEnd(Y, fragment);
  const target = fragment.toArray()[joint.block];
  if (!isElement(Y, target)) {
    fragment.insert(
      0,
      (body.length > 0 ? body : [{ type: 'paragraph' as const, content: [] }]).map((p) =>
        makeParagraph(Y, p),
      ) as never[],
    );
    return { joint: { block: 0, offset: 0 }, glue: '' };
  }
  const [first, ...rest] = body.filter((p) => p.content.length > 0);
  const blank = /\s$/.test(paragraphText(readParagraph(Y, target)));
  const glue = joint.offset > 0 && first !== undefined && !blank ? separator : '';
  for (const inline of [
    ...(glue ? [{ type: 'text' as const, text: glue }] : []),
    ...(first?.content ?? []),
  ]) {
    const children = target.toArray();
    const last = children.at(-1);
    if (inline.type === 'hard_break') {
      target.insert(children.length, [new Y.XmlElement('hard_break'), new Y.XmlText()] as never[]);
    } else if (isText(Y, last)) last.insert(last.length, inline.text, attributesOf(inline));
    else {
      const text = new Y.XmlText();
      text.insert(0, inline.text, attributesOf(inline));
      target.insert(children.length, [text] as never[]);
    }
  }
  if (rest.length > 0) {
    fragment.insert(joint.block + 1, rest.map((p) => makeParagraph(Y, p)) as never[]);
  }
  return { joint: { block: joint.block, offset: joint.offset + glue.length }, glue };
}

/** Writes plain text at a point; false where there is no text to write into. */
export function insertText(Y: YLib, fragment: YXml, at: BodyPoint, text: string): boolean {
  const paragraph = fragment.toArray()[at.block];
  if (!isElement(Y, paragraph)) return false;
  let start = 0;
  for (const child of paragraph.toArray()) {
    const length = isText(Y, child) ? child.length : 1;
    if (isText(Y, child) && at.offset >= start && at.offset <= start + length) {
      child.insert(at.offset - start, text);
      return true;
    }
    start += length;
  }
  return false;
}
