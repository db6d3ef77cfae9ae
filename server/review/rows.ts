/** What commands and queries of the agreement loop share: keys of its facts, the sent text, whose words these are. */
import { type FrozenText, zFrozen } from '#domain/resolution/freeze.ts';
import type { RemarkRow } from './repository.ts';

export const reviewKeys = (forumId: string) => [`forum:${forumId}:review`];

export const sentText = (canonical: string): FrozenText => zFrozen.parse(JSON.parse(canonical));

/** Blocks of a text by id; a remark on anything else is a remark on nothing. */
export function blockTexts(text: FrozenText): Map<string, { marker: string; text: string }> {
  return new Map(
    text.sections.flatMap((s) =>
      s.type === 'group'
        ? s.clauses.map(({ id, marker, text: words }) => [id, { marker, text: words }] as const)
        : [[s.id, { marker: '', text: s.text }] as const],
    ),
  );
}

export const blocksOf = (canonical: string): Set<string> => new Set(blockTexts(sentText(canonical)).keys());

export const sourceOf = (remark: Pick<RemarkRow, 'signedBy' | 'post'>, label: string): string =>
  [remark.signedBy, remark.post, label].filter(Boolean).join(', ').slice(0, 600);
