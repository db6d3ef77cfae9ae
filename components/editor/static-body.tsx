/**
 * A block as printed text, with others' carets in it. The same white space and type as in the editor, so that nothing
 * jumps when one is put in the place of the other. Works on the server too.
 */
import { Fragment, type ReactNode } from 'react';
import {
  type Body,
  type BodyMark,
  isSafeHref,
  type Paragraph,
  paragraphText,
} from '#domain/resolution/model.ts';
import { keepInside, peerColour, type RemoteCaret } from './caret.ts';

function marked(text: string, marks: readonly BodyMark[] | undefined): ReactNode {
  let node: ReactNode = text;
  for (const mark of marks ?? []) {
    if (mark.type === 'em') node = <em>{node}</em>;
    else if (mark.type === 'strong') node = <strong>{node}</strong>;
    else if (isSafeHref(mark.attrs.href)) node = anchor(mark.attrs.href, node);
  }
  return node;
}

const anchor = (href: string, inner: ReactNode) => (
  <a href={href} rel="noopener noreferrer" target="_blank">
    {inner}
  </a>
);

function Caret({ caret }: { caret: RemoteCaret }) {
  return (
    <span
      className="veche-caret"
      aria-hidden
      ref={(element) => {
        if (!element) return;
        element.style.setProperty('--peer', peerColour(caret.color));
        keepInside(element);
      }}
    >
      <span className="veche-caret-flag">{caret.name}</span>
    </span>
  );
}

type Range = { from: number; to: number };

/** The inlines of a paragraph, cut where carets stand and where remarked words begin and end. */
function pieces(
  paragraph: Paragraph,
  carets: readonly RemoteCaret[],
  remarked: readonly Range[],
): ReactNode[] {
  const nodes: ReactNode[] = [];
  const waiting = [...carets].sort((a, b) => (a.point?.offset ?? 0) - (b.point?.offset ?? 0));
  let at = 0;
  const place = (upTo: number) => {
    while (waiting[0] && (waiting[0].point?.offset ?? 0) <= upTo) {
      const caret = waiting.shift() as RemoteCaret;
      nodes.push(<Caret key={`c${caret.client}`} caret={caret} />);
    }
  };
  for (const inline of paragraph.content) {
    if (inline.type === 'hard_break') {
      place(at);
      nodes.push(<br key={at} />);
      at += 1;
      continue;
    }
    let rest = inline.text;
    while (rest !== '') {
      place(at);
      const cuts = remarked.flatMap(({ from, to }) => [from, to]).filter((cut) => cut > at);
      const next = Math.min(waiting[0]?.point?.offset ?? Number.POSITIVE_INFINITY, ...cuts);
      const length = Math.min(rest.length, Math.max(1, next - at));
      const text = marked(rest.slice(0, length), inline.marks);
      const meant = remarked.some(({ from, to }) => from <= at && at < to);
      nodes.push(
        meant ? (
          <span key={at} className="veche-remarked">
            {text}
          </span>
        ) : (
          <Fragment key={at}>{text}</Fragment>
        ),
      );
      rest = rest.slice(length);
      at += length;
    }
  }
  place(Number.POSITIVE_INFINITY);
  return nodes;
}

export function StaticBody({
  body,
  carets = [],
  remarked = [],
}: {
  body: Body;
  carets?: readonly RemoteCaret[];
  remarked?: readonly (Range & { block: number })[];
}) {
  const shown = body.some((paragraph) => paragraphText(paragraph).trim() !== '');
  return (
    <div className="veche-prose">
      {body.map((paragraph, i) => {
        // Blank paragraphs are left over from cuts; a body of nothing keeps one line to be tapped.
        if (shown ? paragraphText(paragraph).trim() === '' : i > 0) return null;
        const here = carets.filter(({ point }) => point?.block === i);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no identity of their own.
          <p key={i} data-paragraph={i}>
            {pieces(
              paragraph,
              here,
              remarked.filter(({ block }) => block === i),
            )}
            {!shown && <br />}
          </p>
        );
      })}
    </div>
  );
}
