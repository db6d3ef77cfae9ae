/**
 * A forum of 1,000 participants and 5,000 recommendations in a database of its own. The forum, its text and its two
 * readers are made by commands, the crowd by SQL.
 */
import type postgres from 'postgres';
import * as Y from 'yjs';
import { addBlock, type Tool } from '#domain/resolution/operations.ts';
import { readDraft } from '#domain/resolution/read.ts';
import type { Result } from '#domain/result.ts';
import { account } from '#drizzle/schema/account.ts';
import { participant } from '#drizzle/schema/forum.ts';
import { SESSION_COOKIE } from '#server/actor.ts';
import type { Core } from '#server/core.ts';
import { addRecommendations } from './board-seed.ts';

export const SIZES = {
  people: 1_000,
  recommendations: 5_000,
  items: 40,
  clauses: 40,
  resolutions: 10,
  bodies: 40,
};

export type Seeded = {
  forumId: string;
  slug: string;
  accountId: string;
  cookies: Record<'organiser' | 'participant', string>;
  /** Of twenty participants, the one above among them. */
  readers: string[];
};

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`the seed was refused: ${JSON.stringify(result)}`);
  return result.data;
};

export async function seedBigForum(
  { services, sessions, nouns }: Core,
  owner: postgres.Sql,
  sizes: typeof SIZES = SIZES,
): Promise<Seeded> {
  const { db, ids } = services;
  const now = services.clock.now();
  const person = async (name: string) => {
    const id = ids.id();
    await db
      .insert(account)
      .values({ id, kind: 'user', name, email: `${id.toLowerCase()}@example.org`, createdAt: now });
    const actor = await sessions.byId(id);
    if (!actor) throw new Error('no actor');
    return { actor, cookie: `${SESSION_COOKIE}=${await sessions.issue(id, 1)}` };
  };
  const organiser = await person('Организаторова Анна Павловна');
  const reader = await person('Читателева Вера Ивановна');
  const { forumId, slug } = must(
    await nouns.forum.commands.createForum(organiser.actor, {
      preset: 'assembly',
      name: 'Большая ассамблея',
      startsOn: '2026-02-11',
      settlement: 'ст. Заречная',
    }),
  );
  await owner`update forum set state = 'running', announced_at = now() where id = ${forumId}`;
  const others = await Promise.all(
    Array.from({ length: 19 }, (_, at) => person(`Читателева Вера ${at + 2}-я Ивановна`)),
  );
  const readers = [reader, ...others];
  await db.insert(participant).values(
    readers.map(({ actor }, at) => ({
      id: ids.id(),
      forumId,
      accountId: actor.accountId,
      fullName: actor.name,
      roles: ['participant' as const],
      source: 'list' as const,
      badgeCode: `${9_999 - at}`,
      confirmedAt: now,
      voting: true,
      present: true,
      createdAt: now,
    })),
  );
  for (let at = 0; at < 5; at += 1)
    must(
      await nouns.track.commands.createTrack(organiser.actor, { forumId, title: `Мастер-класс № ${at + 1}` }),
    );
  must(
    await nouns.forum.commands.importProgramme(organiser.actor, {
      forumId,
      items: Array.from({ length: sizes.items }, (_, at) => ({
        kind: 'workshop' as const,
        title: `Мастер-класс «Школа как центр притяжения», часть ${at + 1}`,
        day: '2026-02-11',
        startsAt: `${String(8 + Math.floor(at / 4)).padStart(2, '0')}:${String((at % 4) * 15).padStart(2, '0')}`,
        speakers: [{ name: 'Докладчиков Пётр Ильич', post: 'директор', school: 'МБОУ СОШ № 4' }],
      })),
    }),
  );
  await writeText();
  const { accountId } = organiser.actor;
  await crowd(owner, forumId, accountId, sizes);
  await owner`analyze`;
  return {
    forumId,
    slug,
    accountId,
    cookies: { organiser: organiser.cookie, participant: reader.cookie },
    readers: readers.map(({ cookie }) => cookie),
  };

  async function writeText(): Promise<void> {
    const { draftId } = must(await nouns.resolution.commands.ensureResolution(organiser.actor, { forumId }));
    await services.drafting.transact(draftId, organiser.actor.accountId, (doc) => {
      const tool: Tool = { Y: Y as unknown as Tool['Y'], doc, newId: () => ids.id(), random: Math.random };
      const { groups } = readDraft(tool.Y, doc);
      for (let at = 0; at < sizes.clauses; at += 1)
        addBlock(tool, {
          kind: 'clause',
          group: groups[at % groups.length]?.id ?? null,
          text: `разработать и утвердить программу развития кадрового потенциала образовательных организаций района, предусмотрев наставничество, стажировки и сопровождение молодых директоров, раздел ${at + 1}`,
          owner: 'начальник управления образования',
          deadlineText: 'до 1 сентября 2026 года',
        });
    });
  }
}

async function crowd(
  sql: postgres.Sql,
  forumId: string,
  accountId: string,
  sizes: typeof SIZES,
): Promise<void> {
  const { people, recommendations, resolutions, bodies } = sizes;
  await sql`insert into school (id, number, short_name, full_name, created_at)
    select 'S' || lpad(i::text, 21, '0'), i::text, 'СОШ № ' || i, 'МБОУ СОШ № ' || i, now() from generate_series(1, 200) i`;
  await sql`insert into participant (id, forum_id, full_name, post, school_id, school_name, roles, source, badge_code,
      confirmed_at, voting, present, present_at, created_at)
    select 'P' || lpad(i::text, 21, '0'), ${forumId}, 'Участников' || i || ' Иван Петрович', 'директор',
      'S' || lpad((i % 200 + 1)::text, 21, '0'), 'СОШ № ' || (i % 200 + 1), '["participant"]'::jsonb, 'list',
      'B' || lpad(i::text, 4, '0'), now(), true, i % 4 > 0, now(), now()
    from generate_series(1, ${people - 21}::int) i`;
  await sql`insert into addressee (id, kind, name, dative, created_at)
    select 'A' || lpad(i::text, 21, '0'), case when i = 1 then 'circle' else 'organisation' end,
      'Управление № ' || i, 'управлению образования № ' || i, now()
    from generate_series(1, ${bodies}::int) i`;
  await sql`insert into circle_school (addressee_id, school_id)
    select 'A' || lpad('1', 21, '0'), id from school`;
  // The live text stays the last one.
  await sql`update resolution set number = ${resolutions + 1} where forum_id = ${forumId}`;
  await sql`insert into resolution (id, forum_id, number, title, draft_id, state, pen_mode, created_at)
    select 'R' || lpad(i::text, 21, '0'), ${forumId}, i, 'Резолюция № ' || i, 'D' || lpad(i::text, 21, '0'), 'adopted',
      'editors', now() from generate_series(1, ${resolutions}::int) i`;
  await sql`insert into frozen_text (id, resolution_id, version, draft_seq, canonical, sha256, frozen_at)
    select 'F' || lpad(i::text, 21, '0'), 'R' || lpad(i::text, 21, '0'), 1, 1, '{}', repeat('0', 64), now()
    from generate_series(1, ${resolutions}::int) i`;
  await sql`insert into adopted_text (id, resolution_id, forum_id, frozen_text_id, number, adopted_on, canonical, sha256,
      result, created_at)
    select 'T' || lpad(i::text, 21, '0'), 'R' || lpad(i::text, 21, '0'), ${forumId}, 'F' || lpad(i::text, 21, '0'),
      i::text, date '2026-02-11' - make_interval(months => 6 * (${resolutions}::int - i)), '{}', repeat('0', 64), '{"unanimous":true}'::jsonb, now()
    from generate_series(1, ${resolutions}::int) i`;
  await addRecommendations(sql, { forumId, accountId, resolutions, from: 1, to: recommendations });
}
