/**
 * Feeds: for everybody what was published, snapshot by snapshot, of a forum, a body, an addressee or one recommendation; for
 * a member the changes of the board and its days. Rights are asked at every reading.
 */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import type { State, Verdict } from '#domain/recommendation/rules.ts';
import type { PublicRow, Snapshot } from '#domain/recommendation/views.ts';
import type { Locale } from '#messages/locale.ts';
import type { Q } from '../bind.ts';
import { type AtomEntry, type AtomFeed, atomFeed } from '../documents/atom.ts';
import { calendarIcs } from '../documents/ics.ts';
import { boardTable } from '../recommendation/queries.ts';
import { bodyName, changesOf, type PublishedSnapshot, publishedSnapshots } from './repository.ts';
import { numbered, sheetWords, wordOf } from './words.ts';

const ENTRIES = 50;
const tag = (q: Q, what: string) => `tag:${new URL(q.services.publicUrl()).hostname},2026:${what}`;
const short = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
const clean = (text: string) => text.replaceAll('\0', '');

export type FeedFilter = { item?: string; addressee?: string; lang?: string };
const localeOf = (lang: string | undefined): Locale => (lang === 'en' ? 'en' : 'ru');
function numberOf(item: string | undefined): number | undefined {
  if (item === undefined) return undefined;
  return /^\d{1,6}$/.test(item) ? Number(item) : refuse('not_found');
}

/** Of a forum or of a body; a row is told when it is new or was changed since the snapshot before. */
export async function publishedAtom(
  q: Q,
  where: { slug: string } | { bodySlug: string },
  filter: FeedFilter,
  self: string,
): Promise<string> {
  const safe: typeof where =
    'slug' in where ? { slug: clean(where.slug) } : { bodySlug: clean(where.bodySlug) };
  const snapshots = await publishedSnapshots(q.db, safe, ENTRIES);
  const name = 'bodySlug' in safe ? await bodyName(q.db, safe.bodySlug) : undefined;
  const first = snapshots[0] ?? refuse('not_found');
  const locale = localeOf(filter.lang);
  const entries = snapshots.flatMap((one) => {
    const before = snapshots.find((other) => other.slug === one.slug && other.number < one.number);
    return entryOf(q, one, before, filter, locale);
  });
  const base = q.services.publicUrl();
  return atomFeed({
    id: tag(q, `published:${'slug' in safe ? safe.slug : `body:${safe.bodySlug}`}`),
    title: name ?? (JSON.parse(first.canonical) as Snapshot).forum.name,
    url: 'slug' in safe ? `${base}/p/${safe.slug}` : base,
    self: base + self,
    at: q.now,
    entries,
  });
}

function entryOf(
  q: Q,
  one: PublishedSnapshot,
  before: PublishedSnapshot | undefined,
  filter: FeedFilter,
  locale: Locale,
): AtomEntry[] {
  const snapshot = JSON.parse(one.canonical) as Snapshot;
  const number = numberOf(filter.item);
  const chosen = (row: PublicRow) =>
    (number === undefined || row.number === number) &&
    (!filter.addressee || row.addressees.includes(filter.addressee));
  const old = new Map(
    before
      ? (JSON.parse(before.canonical) as Snapshot).rows.map((row) => [row.number, JSON.stringify(row)])
      : [],
  );
  const rows = snapshot.rows.filter((row) => chosen(row) && old.get(row.number) !== JSON.stringify(row));
  if (rows.length === 0) return [];
  const say = sheetWords(locale);
  return [
    {
      id: tag(q, `snapshot:${one.id}`),
      title: `${snapshot.forum.name}. ${say.asOf} ${one.asOf}`,
      url: `${q.services.publicUrl()}/p/${one.slug}?n=${one.number}`,
      at: new Date(one.publishedAt),
      text: rows
        .slice(0, 100)
        .map(
          (row) =>
            `${numbered(locale, row.number)}. ${short(row.text, 200)} — ${publicWord(row, snapshot.profile, locale)}`,
        )
        .join('\n'),
    },
  ];
}

const publicWord = (row: PublicRow, profile: Snapshot['profile'], locale: Locale) =>
  wordOf(locale, profile, { state: row.state, verdict: row.verdict });

/** The member's own board: what changed, by the words of the forum. */
export async function boardAtom(
  q: Q,
  actor: Actor,
  forumId: string,
  filter: FeedFilter,
  self: string,
): Promise<string> {
  const { forum } = await boardTable(q, actor, forumId, { limit: '1' });
  const number = numberOf(filter.item);
  const changes = await changesOf(q.db, forum.id, {
    limit: ENTRIES,
    ...(number !== undefined && { number }),
    ...(filter.addressee && { addresseeId: clean(filter.addressee) }),
  });
  const locale = localeOf(filter.lang);
  const base = `${q.services.publicUrl()}/f/${forum.slug}`;
  const feed: AtomFeed = {
    id: tag(q, `board:${forum.id}`),
    title: forum.name,
    url: `${base}/board`,
    self: q.services.publicUrl() + self,
    at: q.now,
    entries: changes.map((one) => {
      const verdict = one.state === 'closed' ? (one.verdict as Verdict | null) : null;
      return {
        id: tag(q, `event:${one.id}`),
        title: `${numbered(locale, one.number)}. ${wordOf(locale, forum.profile, { state: one.state as State, verdict })}`,
        url: `${base}/r/${one.number}`,
        at: new Date(one.at),
        text: one.text,
      };
    }),
  };
  return atomFeed(feed);
}

/** Days of what is still open. A closed one leaves the calendar at its next reading. */
export async function deadlinesIcs(q: Q, actor: Actor, forumId: string): Promise<string> {
  const base = q.services.publicUrl();
  let after: string | undefined;
  const events: Parameters<typeof calendarIcs>[0]['events'][number][] = [];
  let name = '';
  let timeZone: string | undefined;
  do {
    const page = await boardTable(q, actor, forumId, { limit: '500', ...(after && { after }) });
    if (page.audience === 'addressee') return refuse('not_found');
    name = page.forum.name;
    timeZone = page.forum.timeZone;
    for (const row of page.rows) {
      if (row.due === null || row.state === 'closed' || row.parts > 0) continue;
      events.push({
        id: `recommendation-${row.id}`,
        day: row.due,
        title: `${row.number}. ${short(row.text, 120)}`,
        description: row.text,
        url: `${base}/f/${page.forum.slug}/r/${row.number}`,
        sequence: 'version' in row ? row.version : 0,
      });
    }
    after = page.next ?? undefined;
  } while (after && events.length < 2_000);
  return calendarIcs({
    name,
    host: new URL(base).hostname,
    now: q.now,
    ...(timeZone && { timeZone }),
    events,
  });
}
