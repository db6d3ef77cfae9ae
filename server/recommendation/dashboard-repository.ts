/**
 * The dashboard's figures out of the tally of a board (drizzle/sql/50-tally.sql): counts of facts, kept at every commit,
 * so that nothing of the rows is read. A test holds them equal to a count of the rows themselves.
 */
import { sql } from 'drizzle-orm';
import type {
  CohortCounts,
  Lateness,
  MonthFlow,
  OwnLatency,
  Slice,
} from '#domain/recommendation/dashboard.ts';
import { HORIZONS, medianOf } from '#domain/recommendation/dashboard.ts';
import { GROUP_OF_STATE, type State } from '#domain/recommendation/rules.ts';
import type { DbOrTx } from '../db.ts';

type Count = { key: string; n: number };
export type Tally = (kind: string) => readonly Count[];

/** Everything that is counted of a board. */
export async function tallyOf(db: DbOrTx, forumId: string): Promise<Tally> {
  const rows = await db.execute<{ kind: string; counts: Count[] }>(sql`
    select kind, json_agg(json_build_object('key', key, 'n', n) order by key collate "C") as counts
    from board_tally where forum_id = ${forumId} and n <> 0 group by kind`);
  const kinds = new Map(rows.map(({ kind, counts }) => [kind, counts]));
  return (kind) => kinds.get(kind) ?? [];
}

const sumOf = (counts: readonly Count[]) => counts.reduce((sum, { n }) => sum + n, 0);
const at = (counts: readonly Count[], key: string) => counts.find((one) => one.key === key)?.n ?? 0;

export async function cohorts(db: DbOrTx, forumId: string, tally: Tally): Promise<CohortCounts[]> {
  const texts = await db.execute<{ id: string; number: string; adoptedOn: string }>(sql`
    select id, number, adopted_on::text as "adoptedOn" from adopted_text where forum_id = ${forumId}
    order by adopted_on, number`);
  return texts
    .map(({ id, number, adoptedOn }) => {
      let sum = 0;
      const within = HORIZONS.map((months) => {
        sum += at(tally('within'), `${id}|${months}`);
        return [months, sum];
      });
      return {
        number,
        adoptedOn,
        total: at(tally('text'), id),
        within: Object.fromEntries(within) as CohortCounts['within'],
      };
    })
    .filter(({ total }) => total > 0)
    .slice(0, 50);
}

export function monthly(tally: Tally): MonthFlow[] {
  const kinds = ['adopted', 'answered', 'closed'] as const;
  const months = [...new Set(kinds.flatMap((kind) => tally(kind).map(({ key }) => key)))].sort();
  return months.map((month) => ({
    month: `${month}-01`,
    adopted: at(tally('adopted'), month),
    answered: at(tally('answered'), month),
    closed: at(tally('closed'), month),
  }));
}

export function lateness(tally: Tally, today: string): Lateness {
  const dated = tally('dated');
  const passed = sumOf(
    tally('due').filter(({ key }) => key.endsWith('|dated') && key.slice(0, -'|dated'.length) < today),
  );
  return {
    dated: sumOf(dated),
    closedInTime: at(dated, 'in'),
    closedLate: at(dated, 'late'),
    passed,
    ahead: at(dated, 'open') - passed,
  };
}

/** Keys of counts end in `state|followed`. */
function slices(rows: readonly { name: string; state: State; followed: boolean; n: number }[]): Slice[] {
  const found = new Map<string, Slice>();
  for (const { name, state, followed, n } of rows) {
    const one = found.get(name) ?? { name, total: 0, open: 0, answered: 0, closed: 0, followed: 0 };
    one.total += n;
    one[GROUP_OF_STATE[state]] += n;
    if (followed) one.followed += n;
    found.set(name, one);
  }
  return [...found.values()];
}

export async function byAddressee(db: DbOrTx, forumId: string, tally: Tally): Promise<Slice[]> {
  const names = await db.execute<{ id: string; name: string }>(sql`
    select a.id, a.name from board_addressee b join addressee a on a.id = b.addressee_id
    where b.forum_id = ${forumId} order by b.first, a.name`);
  const leads = tally('lead').map(({ key, n }) => {
    const [id, state, followed] = key.split('|');
    return { id, state: state as State, followed: followed === '1', n };
  });
  return slices(
    names.flatMap(({ id, name }) => leads.filter((one) => one.id === id).map((one) => ({ ...one, name }))),
  );
}

export function byTheme(tally: Tally): Slice[] {
  const rows = tally('theme').map(({ key, n }) => {
    const [state, followed, ...name] = key.split('|');
    return { name: name.join('|'), state: state as State, followed: followed === '1', n };
  });
  return slices(rows.sort((a, b) => a.name.localeCompare(b.name, 'ru'))).slice(0, 400);
}

export function ownLatency(tally: Tally, today: string): OwnLatency {
  const days = (kind: string) => medianOf(tally(kind).map(({ key, n }) => ({ value: Number(key), n })));
  const waiting = [...tally('pending'), ...tally('asked')];
  const since = waiting.map(({ key }) => key).sort()[0];
  return {
    sending: days('sending'),
    deciding: days('deciding'),
    concluding: days('concluding'),
    waiting: {
      n: sumOf(waiting),
      oldest: since ? Math.round((Date.parse(today) - Date.parse(since)) / 86_400_000) : null,
    },
  };
}
