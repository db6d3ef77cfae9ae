/** One line of the commands' matrix: who is answered what, and a lawful input. */
import type { Tx } from '#server/db.ts';
import type { Answer, Role, Row } from './roles.ts';
import type { World } from './world.ts';

export type Case = {
  row: Row<Answer>;
  input: (w: World, role: Role, tx: Tx) => unknown;
  /** Called by the server itself: the row is what people get, this channel must succeed. */
  channel?: 'system';
};
export const line = (row: Row<Answer>, input: Case['input'], channel?: 'system'): Case => ({
  row,
  input,
  ...(channel && { channel }),
});
