/** From rows to the shapes that several queries of the board show. */
import { wallClock } from '#domain/forum/programme.ts';
import { rulesOf } from '#domain/forum/rules-schema.ts';
import type { ExtensionView } from '#domain/recommendation/extension.ts';
import type { LinkHead } from '#domain/recommendation/page-views.ts';
import { marksOf } from '#domain/recommendation/signals.ts';
import type { BoardForum, Look } from '#domain/recommendation/views.ts';
import type { Q } from '../bind.ts';
import { houseCalendar } from '../calendar/access.ts';
import type { Access } from '../forum/access.ts';
import { cachePerHouse } from '../versioned-cache.ts';
import type { AddresseeRow } from './directory-repository.ts';
import type { ExtensionRow } from './extension-repository.ts';
import type { forumOfLink, LinkRow } from './letter-repository.ts';
import type { Adoption } from './trail-repository.ts';

export function boardForum(forum: Access['forum']): BoardForum {
  const { id, slug, name, number, profile, timeZone, state } = forum;
  const hasPrevious = forum.previousForumId !== null;
  return { id, slug, name, number, profile, timeZone, state, hasPrevious };
}

/** What every page behind a link of an addressee begins with. */
export function linkHead(
  {
    startsOn,
    settlement,
    name,
    number,
    profile,
    timeZone,
  }: NonNullable<Awaited<ReturnType<typeof forumOfLink>>>,
  adoption: Adoption,
  addressee: AddresseeRow,
  link: LinkRow,
): LinkHead {
  return {
    forum: { name, number, profile, timeZone, on: startsOn, settlement },
    resolution: { number: adoption.number, title: adoption.title, adoptedOn: adoption.adoptedOn },
    addressee: { name: addressee.name, dative: addressee.dative },
    expiresOn: wallClock(link.expiresAt, timeZone).day,
  };
}

/** Members see days and decisions, the reasons too where execution control was chosen (RC35); who asked is the keepers'. */
export function extensionView(
  one: ExtensionRow,
  { timeZone, profile }: Pick<BoardForum, 'timeZone' | 'profile'>,
  keeper: boolean,
): ExtensionView {
  const reasons = keeper || profile === 'control';
  const dayOf = (at: Date) => wallClock(at, timeZone).day;
  const { id, until, late, state, decidedUntil } = one;
  return {
    id,
    askedOn: dayOf(one.createdAt),
    until,
    late,
    state,
    decidedUntil,
    decidedOn: one.decidedAt && dayOf(one.decidedAt),
    byLink: one.linkId !== null,
    reason: reasons ? one.reason : '',
    regNo: keeper ? one.regNo : '',
    signedBy: keeper ? one.signedBy : '',
    note: reasons ? one.note : '',
  };
}

const looks = cachePerHouse<Look>(50);

/** How the rows of this forum are looked at today; by the board's word the days set apart need not be asked again. */
export async function lookOf(q: Q, forum: Access['forum'], word?: string): Promise<Look> {
  const { preset, profile } = forum;
  const { day } = wallClock(q.now, forum.timeZone);
  const make = async () => {
    const rules = rulesOf(preset, forum.rules);
    return { rules, profile, marks: marksOf(day, rules, await houseCalendar(q.db)) };
  };
  return word === undefined
    ? make()
    : looks(q.services).get(JSON.stringify([preset, forum.rules, profile, day]), word, make);
}
