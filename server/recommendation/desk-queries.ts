/** «Мой стол»: what of a board awaits its reader, in a few questions, however large the board (RC79). */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { DESK_SECTIONS, DESK_SIGNALS, type DeskItem, type DeskView } from '#domain/recommendation/desk.ts';
import { canKeepBoard, canSeeBoard } from '#domain/recommendation/permissions.ts';
import { shownSignals } from '#domain/recommendation/signals.ts';
import type { BoardForum, Look } from '#domain/recommendation/views.ts';
import type { Q } from '../bind.ts';
import { forumAccess } from '../forum/access.ts';
import { cachePerHouse } from '../versioned-cache.ts';
import { type DeskRow, mailToEnter, ownOnBoard, waitingForKeeper } from './desk-repository.ts';
import { extensionsByIds } from './extension-repository.ts';
import { boardForum, extensionView, lookOf } from './project.ts';
import { sumsOf } from './signal-repository.ts';

type Kept = Pick<DeskView, 'sections' | 'signals' | 'total'>;
/** What the board's own rows tell; mail and proposals have no part in its word. */
const desks = cachePerHouse<Kept>(100);

export async function boardDesk(q: Q, actor: Actor | null, forumRef: string): Promise<DeskView> {
  const { viewer, forum, stamps } = await forumAccess(q.db, actor, forumRef);
  if (!canSeeBoard(viewer)) refuse('not_found');
  const head = boardForum(forum);
  const keeper = (canKeepBoard(viewer) && actor?.accountId) || null;
  const look = await lookOf(q, forum, stamps.board);
  const [own, board, mail] = await Promise.all([
    viewer.membership ? ownOnBoard(q.db, head, viewer.membership) : [],
    desks(q.services).get(JSON.stringify([head, look, keeper]), stamps.board, () =>
      waiting(q, head, look, keeper),
    ),
    keeper ? mailToEnter(q.db, head.id) : 0,
  ]);
  const { signals, total } = board;
  const mine = sectionsOf(own, new Map());
  return {
    forum: head,
    today: look.marks.today,
    keeper: keeper !== null,
    total,
    sections: [...board.sections, ...mine],
    mail,
    signals,
  };
}

async function waiting(
  q: Q,
  head: BoardForum,
  { marks, profile }: Look,
  keeper: string | null,
): Promise<Kept> {
  const [rows, sums] = await Promise.all([
    keeper ? waitingForKeeper(q.db, head, keeper) : [],
    sumsOf(q.db, head.id, marks),
  ]);
  const asked = await extensionsByIds(
    q.db,
    rows.flatMap(({ kind, id }) => (kind === 'time' ? [id] : [])),
  );
  const times = new Map(asked.map((one) => [one.id, extensionView(one, head, true)]));
  const told = keeper ? shownSignals(profile, 'keeper').filter((one) => DESK_SIGNALS.includes(one)) : [];
  return {
    total: Object.values(sums.states).reduce((all, n) => all + n, 0),
    sections: sectionsOf(rows, times),
    signals: told.map((signal) => ({ signal, count: sums.signals[signal] })).filter(({ count }) => count > 0),
  };
}

function sectionsOf(
  rows: readonly DeskRow[],
  times: ReadonlyMap<string, NonNullable<DeskItem['time']>>,
): DeskView['sections'] {
  const item = ({ kind: _kind, count: _count, id, ...row }: DeskRow) => ({
    ...row,
    time: times.get(id) ?? null,
  });
  return DESK_SECTIONS.flatMap((kind) => {
    const these = rows.filter((row) => row.kind === kind);
    const [first] = these;
    return first ? [{ kind, count: first.count, items: these.map(item) }] : [];
  });
}
