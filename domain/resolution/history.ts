/**
 * The versions of a draft as people see them: kept by hand, before each freeze, after each hour of work, around a
 * restoration. The engine keeps one string a version; what kind it is and how it is called is read from that string.
 */
import type { ForumRef } from './views.ts';

export const HISTORY_LIMITS = { name: 120, comment: 2_000, versions: 500 } as const;

export const VERSION_KINDS = ['hand', 'hour', 'freeze', 'before', 'restored'] as const;
export type VersionKind = (typeof VERSION_KINDS)[number];

const HAND = 'hand:';

/** What the engine keeps. A name of one's own never looks like one of the house's. */
export const storedName = (kind: VersionKind, name = ''): string => (kind === 'hand' ? HAND + name : kind);

export function readName(stored: string): { kind: VersionKind; name: string } {
  if (stored.startsWith(HAND)) return { kind: 'hand', name: stored.slice(HAND.length) };
  const kind = VERSION_KINDS.find((one) => one === stored);
  return kind ? { kind, name: '' } : { kind: 'hand', name: stored };
}

export type VersionView = {
  id: string;
  kind: VersionKind;
  /** Given by hand; empty for the others, which the screen names by their kind. */
  name: string;
  /** «Иванова М. П.»; empty where the house itself kept it. */
  by: string;
  at: string;
};

export type HistoryView = {
  forum: ForumRef;
  resolutionId: string;
  versions: VersionView[];
  may: { keep: boolean; restore: boolean; words: boolean };
};

/** Who wrote which words: blocks in reading order, each cut where the hand changes. */
export type WordsView = {
  authors: { name: string; colour: string; words: number }[];
  blocks: { id: string; marker: string; heading: string; parts: { text: string; author: number | null }[] }[];
};
