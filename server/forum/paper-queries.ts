/**
 * What comes in from other people's tables (read and shown before anything is saved) and what goes out on paper:
 * sign-in sheet, badges, route sheet, calendar.
 */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { nameKey } from '#domain/forum/parse/names.ts';
import { parsePeople } from '#domain/forum/parse/people.ts';
import { type ParsedProgramme, parseProgramme } from '#domain/forum/parse/programme.ts';
import { type PeoplePreview, previewPeople } from '#domain/forum/people.ts';
import {
  canEditProgramme,
  canManagePeople,
  canSeeBadgeCodes,
  canSeeDesk,
} from '#domain/forum/permissions.ts';
import { dayOf } from '#domain/forum/programme.ts';
import type { ProgrammeItemInput } from '#domain/forum/programme-schema.ts';
import type { ForumHead, ProgrammeItemView } from '#domain/forum/views.ts';
import type { Q } from '../bind.ts';
import { calendarIcs, zonedMoment } from '../documents/ics.ts';
import { readTable, type TableInput } from '../documents/tables.ts';
import { forumAccess } from './access.ts';
import { peopleOf, schoolsOf } from './people-repository.ts';
import { headOf, schoolNameOf } from './project.ts';
import { programme } from './queries.ts';
import { programmeOf } from './repository.ts';

/** Rows of a foreign list, each with what is unsure about it; nothing is saved. */
export async function peoplePreview(
  q: Q,
  actor: Actor | null,
  forumId: string,
  source: TableInput,
): Promise<PeoplePreview & { schools: { id: string; shortName: string }[] }> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumId);
  if (!canManagePeople(viewer)) refuse('forbidden');
  const table = await readTable(source);
  const [directory, listed] = await Promise.all([schoolsOf(q.db, forum.bodyId), peopleOf(q.db, forum.id)]);
  const preview = previewPeople(
    parsePeople(table),
    directory.map(({ id, shortName, fullName, municipality }) => ({
      id,
      short: shortName,
      full: fullName,
      municipality,
    })),
    listed.map((found) => ({
      id: found.person.id,
      fullName: found.person.fullName,
      school: schoolNameOf(found),
    })),
  );
  return { ...preview, schools: directory.map(({ id, shortName }) => ({ id, shortName })) };
}

export type ProgrammePreview = {
  items: (ProgrammeItemInput & { line: number; flags: ParsedProgramme['items'][number]['flags'] })[];
  skipped: ParsedProgramme['skipped'];
};

/** A pasted programme as items of this forum's days; doubles are flagged and stay. */
export async function programmePreview(
  q: Q,
  actor: Actor | null,
  forumId: string,
  text: string,
): Promise<ProgrammePreview> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumId);
  if (!canEditProgramme(viewer)) refuse('forbidden');
  if (text.length > 500_000) refuse('too_large');
  const parsed = parseProgramme({ text });
  const order = [...new Set(parsed.items.flatMap(({ day }) => (day ? [day] : [])))];
  const items = parsed.items.slice(0, 300).map((item) => {
    const ordered = item.endsAt && item.startsAt && item.endsAt > item.startsAt ? item.endsAt : null;
    const clip = ({ name, post, school }: { name: string; post: string; school: string }) => ({
      name: name.slice(0, 200),
      post: post.slice(0, 200),
      school: school.slice(0, 300),
    });
    return {
      line: item.line,
      flags: item.flags,
      kind: item.kind,
      title: item.title.slice(0, 500),
      day: dayOf(item.day, order, forum.startsOn),
      startsAt: item.startsAt,
      endsAt: ordered,
      room: (item.room ?? '').slice(0, 120),
      speakers: item.speakers.slice(0, 20).map(clip),
      moderators: item.moderators.slice(0, 20).map(clip),
    };
  });
  return { items, skipped: parsed.skipped };
}

export async function programmeIcs(q: Q, actor: Actor | null, slug: string): Promise<string> {
  const { forum } = await forumAccess(q.db, actor, slug);
  const items = await programmeOf(q.db, forum.id);
  // The house may stand in another place than the forum: a map must not be sent to both.
  const place = forum.venue || forum.settlement;
  return calendarIcs({
    name: forum.name,
    host: new URL(q.services.publicUrl()).hostname,
    now: q.now,
    timeZone: forum.timeZone,
    events: items.map((item) => ({
      id: item.id,
      title: item.title,
      description: item.speakers
        .map(({ name, post, school }) => [name, post, school].filter(Boolean).join(', '))
        .join('\n'),
      location: [item.room, place].filter(Boolean).join(', '),
      url: `${q.services.publicUrl()}/f/${forum.slug}`,
      sequence: item.version,
      ...(item.startsAt
        ? {
            startsAt: zonedMoment(item.day, item.startsAt, forum.timeZone),
            ...(item.endsAt && { endsAt: zonedMoment(item.day, item.endsAt, forum.timeZone) }),
          }
        : { day: item.day }),
    })),
  });
}

export type SheetPerson = {
  id: string;
  fullName: string;
  post: string;
  school: string;
  voting: boolean;
  badgeCode: string;
};

/** Names for paper: the sign-in sheet and the badges. */
export async function deskPaper(
  q: Q,
  actor: Actor | null,
  slug: string,
): Promise<{ forum: ForumHead; address: string; joinCode: string; operator: string; people: SheetPerson[] }> {
  const { viewer, forum } = await forumAccess(q.db, actor, slug);
  if (!canSeeDesk(viewer)) refuse('not_found');
  const people = (await peopleOf(q.db, forum.id)).map((found) => ({
    id: found.person.id,
    fullName: found.person.fullName,
    post: found.person.post,
    school: schoolNameOf(found),
    voting: found.person.voting,
    badgeCode: canSeeBadgeCodes(viewer) ? found.person.badgeCode : '',
  }));
  return {
    forum: headOf(forum),
    address: q.services.publicUrl().replace(/^https?:\/\//, ''),
    joinCode: forum.joinCode,
    operator: forum.operator?.organisation ?? '',
    people,
  };
}

export type RouteSheet = {
  person: SheetPerson;
  items: (ProgrammeItemView & { mine: 'speaker' | 'moderator' | null })[];
};

/** What concerns each person: the programme with their own items marked. One's own sheet, or all of them for the desk. */
export async function routeSheets(
  q: Q,
  actor: Actor | null,
  slug: string,
  which: 'mine' | 'all',
): Promise<{ forum: ForumHead; sheets: RouteSheet[] }> {
  const { viewer, participant } = await forumAccess(q.db, actor, slug);
  if (which === 'all' ? !canSeeDesk(viewer) : !participant) refuse('not_found');
  const codes = canSeeBadgeCodes(viewer);
  const view = await programme(q, actor, slug);
  const items = view.days.flatMap((day) => day.items);
  const rows = (await peopleOf(q.db, view.forum.id)).filter(
    ({ person }) => which === 'all' || person.id === participant?.id,
  );
  const sheets = rows.map((found) => {
    const { id, fullName, post, voting } = found.person;
    const badgeCode = codes || id === participant?.id ? found.person.badgeCode : '';
    const is = (people: readonly { name: string; participantId?: string }[]) =>
      people.some((person) => person.participantId === id || sameName(person.name, fullName));
    return {
      person: { id, fullName, post, school: schoolNameOf(found), voting, badgeCode },
      items: items.map((item) => ({
        ...item,
        mine: is(item.speakers) ? ('speaker' as const) : is(item.moderators) ? ('moderator' as const) : null,
      })),
    };
  });
  return { forum: view.forum, sheets };
}

/** «Чернова Л.В.» of the programme and «Чернова Лидия Викторовна» of the list are one person where the initials agree. */
function sameName(printed: string, full: string): boolean {
  const [a, ...given] = nameKey(printed).split(' ');
  const [b, ...names] = nameKey(full).split(' ');
  return a === b && given.length > 0 && given.every((part, at) => names[at]?.startsWith(part));
}
