/** The directory of addressees as those who keep the board see it; nobody else has it, contacts least of all. */
import type { Group } from './rules.ts';
import type { BoardForum } from './views.ts';

export type Holder = {
  id: string;
  fullName: string;
  acting: boolean;
  since: string | null;
  until: string | null;
};
export type PostView = { id: string; title: string; holders: Holder[] };

export type DirectoryAddressee = {
  id: string;
  kind: 'organisation' | 'circle';
  name: string;
  /** Written by a person: «Рекомендовать <кому>», «ответ <кого>». */
  dative: string;
  genitive: string;
  contact: { email: string; phone: string; address: string };
  formerNames: { name: string; until: string; ground: string }[];
  /** The body it was merged into. */
  successor: string | null;
  /** Recommendations of this forum addressed to it. */
  count: number;
  posts: PostView[];
  mayChange: boolean;
  version: number;
};
export type DirectoryView = { forum: BoardForum; today: string; addressees: DirectoryAddressee[] };

/** What every reader of a board may know of an addressee; contacts are the directory's. */
export type BodyOnBoard = {
  id: string;
  kind: 'organisation' | 'circle';
  name: string;
  formerNames: { name: string; until: string }[];
  counts: Record<Group, number>;
  /** Who answers there today; keepers only. */
  posts: { title: string; holder: string; acting: boolean; since: string | null; until: string | null }[];
  keeper: boolean;
  /** On the other boards that the reader sees. */
  elsewhere: { slug: string; number: string; name: string; counts: Record<Group, number> }[];
};
