/** Words that go and words that come, readable without colour. Works in server pages and on the client. */
import type { DiffPart } from '#domain/amendment/words.ts';

export function Diff({ parts }: { parts: readonly DiffPart[] }) {
  return (
    <p className="measure whitespace-pre-line font-serif text-lg">
      {parts.map((part, at) => {
        const key = `${at}${part.type}`;
        if (part.type === 'del')
          return (
            <del key={key} className="bg-ochre-wash decoration-ochre">
              {part.text}
            </del>
          );
        if (part.type === 'ins')
          return (
            <ins key={key} className="bg-green-wash decoration-green">
              {part.text}
            </ins>
          );
        return <span key={key}>{part.text}</span>;
      })}
    </p>
  );
}

/** A text that goes or comes as a whole. */
export function Whole({ type, text }: { type: 'del' | 'ins' | 'same'; text: string }) {
  return <Diff parts={[{ type, text }]} />;
}
