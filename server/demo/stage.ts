/**
 * What the demo's story is told with: the same commands as the screens use, run by invented people at chosen moments.
 * A refusal stops the seed with its code, so a demo that starts is a demo whose every step was lawful.
 */
import { and, eq } from 'drizzle-orm';
import type * as YTypes from 'yjs';
import * as Y from 'yjs';
import type { Actor } from '#domain/actor.ts';
import type { DraftSnapshot } from '#domain/resolution/draft.ts';
import type { Tool } from '#domain/resolution/operations.ts';
import { readDraft } from '#domain/resolution/read.ts';
import type { Result } from '#domain/result.ts';
import { participant } from '#drizzle/schema/forum.ts';
import { createUser } from '../account/terminal.ts';
import { ManualClock } from '../clock.ts';
import { bindNouns, type Nouns } from '../nouns.ts';
import type { Services } from '../services.ts';
import { type DemoPerson, DISTRICT } from './people.ts';

export type Stage = {
  services: Services;
  nouns: Nouns;
  clock: ManualClock;
  actors: Map<string, Actor>;
  links: Map<string, string>;
};

export function openStage(services: Services, start: Date): Stage {
  const clock = new ManualClock(start);
  const own = { ...services, clock };
  return { services: own, nouns: bindNouns(own), clock, actors: new Map(), links: new Map() };
}

/** The value, or the end of the seed. */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.data;
  throw Object.assign(
    new Error(`demo: ${result.code} ${JSON.stringify(result.fields ?? result.params ?? '')}`),
    { code: result.code },
  );
}

/** Makes an account for a person of the demo; its one-time link is printed at the start. */
export async function account(
  stage: Stage,
  who: DemoPerson,
  options: { email: string; admin?: boolean; next?: string },
): Promise<Actor> {
  const known = stage.actors.get(who.fullName);
  if (known) return known;
  const made = must(
    await createUser(
      stage.services,
      { email: options.email, name: who.fullName, admin: options.admin ?? false, next: options.next ?? '/' },
      'seed',
    ),
  );
  const actor = (await stage.services.actorById(made.accountId))!;
  stage.actors.set(who.fullName, actor);
  return actor;
}

/** Every seat of a forum by full name. */
export async function seats(stage: Stage, forumId: string): Promise<Map<string, string>> {
  const rows = await stage.services.db
    .select({ id: participant.id, name: participant.fullName })
    .from(participant)
    .where(eq(participant.forumId, forumId));
  return new Map(rows.map((row) => [row.name, row.id]));
}

/** Puts an account on the person's seat, as claiming it by the badge would. */
export async function sit(stage: Stage, forumId: string, who: DemoPerson, actor: Actor): Promise<void> {
  const now = stage.clock.now();
  await stage.services.db
    .update(participant)
    .set({ accountId: actor.accountId, consentProcessingAt: now })
    .where(and(eq(participant.forumId, forumId), eq(participant.fullName, who.fullName)));
}

export const personInput = (p: DemoPerson) => ({
  fullName: p.fullName,
  post: p.post,
  schoolName: p.school.shortName,
  schoolFull: p.school.fullName,
  municipality: p.school.municipality || DISTRICT,
  roles: ['participant' as const],
  voting: true,
});

/** Edits a draft in somebody's name with the operations of the shared document. */
export async function edit(
  stage: Stage,
  draftId: string,
  actor: Actor,
  work: (tool: Tool, draft: DraftSnapshot) => void,
): Promise<void> {
  await stage.services.drafting.transact(draftId, actor.accountId, (doc: YTypes.Doc) => {
    const tool: Tool = {
      Y: Y as unknown as Tool['Y'],
      doc,
      newId: () => stage.services.ids.id(),
      random: Math.random,
    };
    work(tool, readDraft(tool.Y, doc));
  });
}

/** The founder came without a school: the list has them as it has everybody. */
export async function seatFounder(
  stage: Stage,
  slug: string,
  founder: DemoPerson,
  participantId: string,
): Promise<void> {
  const actor = stage.actors.get(founder.fullName)!;
  const schools = await stage.nouns.forum.queries.schools(actor, slug);
  const school = schools.find((s) => s.shortName === founder.school.shortName);
  let schoolId = school?.id;
  if (!schoolId) {
    const forum = await stage.nouns.forum.queries.settings(actor, slug);
    schoolId = must(
      await stage.nouns.forum.commands.addSchool(actor, { forumId: forum.forum.id, ...founder.school }),
    ).schoolId;
  }
  must(
    await stage.nouns.forum.commands.editParticipant(actor, {
      participantId,
      expectV: 1,
      post: founder.post,
      schoolId,
      schoolName: founder.school.shortName,
      municipality: founder.school.municipality,
    }),
  );
}
