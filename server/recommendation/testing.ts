/** A forum with an adopted text for tests of the board: clauses, bodies, a circle of schools, people with their posts. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '#domain/actor.ts';
import { idFromBytes } from '#domain/id-text.ts';
import type { FrozenClause, FrozenText } from '#domain/resolution/freeze.ts';
import { adoptedText, frozenText, resolution } from '#drizzle/schema/resolution.ts';
import { defineCommand, execute } from '../command.ts';
import { canonicalJson } from '../events.ts';
import { sha256 } from '../ids.ts';
import type { TestWorld } from '../testing/services.ts';
import { generateRecommendations } from './access.ts';

export const newId = () => idFromBytes(randomBytes(16));

/** A generator of its own, so that a failure can be repeated. */
export function dice(seed: number) {
  let at = seed;
  return (sides: number) => {
    at = (at * 1103515245 + 12345) % 2147483648;
    return Math.floor((at / 2147483648) * sides);
  };
}

export function clauseOf(marker: string, text: string, over: Partial<FrozenClause> = {}): FrozenClause {
  return {
    id: newId(),
    marker,
    level: 0,
    text,
    body: [],
    owner: null,
    deadline: null,
    provenance: { proposals: [], splitFrom: null, mergedFrom: [] },
    ...over,
  };
}

export function frozenOf(groups: { to: string[]; clauses: FrozenClause[] }[]): FrozenText {
  return {
    version: 1,
    language: 'ru',
    title: 'Резолюция',
    event: 'I муниципального форума',
    date: '11 февраля 2026 г.',
    place: 'ст. Динская',
    venue: '',
    sections: groups.map(({ to, clauses }) => ({
      type: 'group' as const,
      id: newId(),
      verb: 'Рекомендовать',
      heading: `Рекомендовать ${to.join(', ')}`,
      markerStyle: 'cyrillic' as const,
      addressees: to.map((name) => ({ name, bodyId: null })),
      clauses,
    })),
  };
}

export const UPRAVLENIE = 'управлению образования администрации муниципального образования Степной район';
export const CENTRE = 'методическому отделу МКУ «Центр поддержки образования»';
export const SCHOOLS = 'руководителям образовательных организаций';

/** Adopts a text and generates its rows as the vote does, in one transaction. */
export async function adoptText(
  world: TestWorld,
  forumId: string,
  frozen: FrozenText,
): Promise<{ resolutionId: string; adoptedTextId: string; count: number }> {
  const { services } = world;
  const { db } = services;
  const now = services.clock.now();
  const canonical = canonicalJson(frozen);
  const hash = sha256(canonical);
  const resolutionId = newId();
  const frozenTextId = newId();
  const adoptedTextId = newId();
  await db.insert(resolution).values({
    id: resolutionId,
    forumId,
    number: Math.floor(Math.random() * 1e6),
    title: 'Резолюция',
    draftId: newId(),
    state: 'adopted',
    penMode: 'editors',
    createdAt: now,
  });
  await db.insert(frozenText).values({
    id: frozenTextId,
    resolutionId,
    version: 1,
    draftSeq: 1,
    canonical,
    sha256: hash,
    frozenAt: now,
  });
  await db.insert(adoptedText).values({
    id: adoptedTextId,
    resolutionId,
    forumId,
    frozenTextId,
    number: '1',
    adoptedOn: '2026-02-11',
    canonical,
    sha256: hash,
    result: { unanimous: true },
    createdAt: now,
  });
  const command = defineCommand({
    name: 'test.generate',
    input: z.strictObject({}),
    load: async () => ({}),
    permit: () => true,
    async run(cx) {
      const texts = { noun: 'frozen_text', stream: forumId };
      cx.record({ ...texts, nounId: frozenTextId, type: 'frozen_text.frozen', data: { sha256: hash } });
      cx.record({
        stream: forumId,
        noun: 'adopted_text',
        nounId: adoptedTextId,
        type: 'adopted_text.adopted',
        data: { sha256: hash },
      });
      return generateRecommendations(cx, {
        forum: { id: forumId, bodyId: null },
        resolution: { id: resolutionId },
        adoptedText: { id: adoptedTextId, adoptedOn: '2026-02-11' },
        frozen,
      });
    },
  });
  const done = await execute(services, command, null, {}, { channel: 'system' });
  if (!done.ok) throw new Error(done.code);
  return { resolutionId, adoptedTextId, count: done.data.count };
}

export type BoardWorld = {
  forum: { id: string; slug: string };
  organiser: Actor;
  secretary: Actor;
  member: Actor;
  /** Heads the first school. */
  director: Actor;
  other: Actor;
  stranger: Actor;
  schools: string[];
  resolutionId: string;
};

export async function boardWorld(world: TestWorld): Promise<BoardWorld> {
  const forum = await world.forum({ state: 'closed', public: false });
  const [organiser, secretary, member, director, other, stranger] = [
    await world.person({ name: 'Чернова Лидия Викторовна' }),
    await world.person({ name: 'Секретарёва Анна Павловна' }),
    await world.person({ name: 'Участникова Вера Ивановна' }),
    await world.person({ name: 'Директоров Пётр Ильич' }),
    await world.person({ name: 'Соседов Иван Ильич' }),
    await world.person({ name: 'Посторонний Семён Семёнович' }),
  ];
  const schools = [await world.school(), await world.school(), await world.school()];
  await world.join(forum.id, organiser, ['organiser', 'participant']);
  await world.join(forum.id, secretary, ['secretary']);
  await world.join(forum.id, member, ['participant']);
  await world.join(forum.id, director, ['participant'], { schoolId: schools[0] });
  await world.join(forum.id, other, ['participant'], { schoolId: schools[1] });
  await world.join(forum.id, null, ['participant'], { schoolId: schools[2] });
  const text = frozenOf([
    {
      to: [UPRAVLENIE, CENTRE],
      clauses: [
        clauseOf(
          'а)',
          'закрепить за директорами-флагманами наставничество над молодыми директорами до 1 сентября 2026 года',
        ),
        clauseOf('б)', 'обеспечить поддержку в развитии партнёрских связей'),
        clauseOf(
          'в)',
          'проводить анализ состояния системы образования; сформировать резерв управленческих кадров',
        ),
      ],
    },
    {
      to: [SCHOOLS],
      clauses: [
        clauseOf('1)', 'создать рабочую группу из руководителей образовательных организаций'),
        clauseOf('2)', 'разработать программу развития кадрового потенциала до 2028 года'),
      ],
    },
    { to: [], clauses: [clauseOf('1.', 'провести II форум через год')] },
  ]);
  const { resolutionId } = await adoptText(world, forum.id, text);
  return { forum, organiser, secretary, member, director, other, stranger, schools, resolutionId };
}

export const PDF = new Uint8Array(Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF'));
