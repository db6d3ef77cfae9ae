/**
 * Words that went and words that came, in one running text: struck out and underlined, so that neither colour nor
 * sight alone is needed; a screen reader hears deletions and insertions by their elements.
 */
import type { DiffPart } from '#domain/amendment/words.ts';

export function WordDiff({ parts }: { parts: readonly DiffPart[] }) {
  return (
    <span className="whitespace-pre-wrap">
      {parts.map((part, at) => {
        if (part.type === 'same') return part.text;
        const Tag = part.type === 'del' ? 'del' : 'ins';
        const look =
          part.type === 'del'
            ? 'bg-ochre-wash text-ochre line-through decoration-1'
            : 'bg-green-wash font-semibold text-green no-underline [box-shadow:inset_0_-1px_currentColor]';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of a comparison have no identity
          <Tag key={at} className={look}>
            {part.text}
          </Tag>
        );
      })}
    </span>
  );
}
