/**
 * The snapshot for the public: «по состоянию на …», the public projection of every row, one canonical text and its
 * hash. Nothing of a day count, of silence, of a person or of a single school can get in: the projection has no field.
 */
import { wallClock } from '#domain/forum/programme.ts';
import { GROUP_OF_STATE } from '#domain/recommendation/rules.ts';
import { publicRow, type Snapshot } from '#domain/recommendation/views.ts';
import type { Q } from '../bind.ts';
import { canonicalJson } from '../events.ts';
import type { Access } from '../forum/access.ts';
import { sha256 } from '../ids.ts';
import { boardRecords, resolutionsWithRows } from './repository.ts';

export const MAX_PUBLISHED = 5_000;

export async function buildSnapshot(
  q: Q,
  forum: Access['forum'],
): Promise<{ snapshot: Snapshot; canonical: string; sha256: string }> {
  const asOf = wallClock(q.now, forum.timeZone).day;
  const records = await boardRecords(q.db, { forumId: forum.id, limit: MAX_PUBLISHED }, asOf, forum.timeZone);
  const counts = { open: 0, answered: 0, closed: 0 };
  for (const record of records) if (record.parts === 0) counts[GROUP_OF_STATE[record.state]] += 1;
  const snapshot: Snapshot = {
    version: 1,
    forum: { name: forum.name, number: forum.number, on: forum.startsOn, settlement: forum.settlement },
    profile: forum.profile,
    resolutions: (await resolutionsWithRows(q.db, forum.id)).map(({ number, title, adoptedOn }) => ({
      number,
      title,
      adoptedOn,
    })),
    asOf,
    counts,
    rows: records.map(publicRow),
  };
  const canonical = canonicalJson(snapshot);
  return { snapshot, canonical, sha256: sha256(canonical) };
}
