'use server';
/** Commands of the forum's pages. Thin: an input in, a Result out; the command parses, permits and refuses. */
import { refresh } from 'next/cache';
import { currentActor } from '#app/actor.ts';
import { isRefusal } from '#domain/errors.ts';
import type { Result } from '#domain/result.ts';
import { runtime } from '#server/runtime.ts';

type Commands = ReturnType<typeof runtime>['forum']['commands'];
const OPEN = [
  'addProgrammeItem',
  'editProgrammeItem',
  'moveProgrammeItem',
  'removeProgrammeItem',
  'importProgramme',
  'editForum',
  'setOperator',
  'setRules',
  'setForumState',
  'renewJoinCode',
  'addParticipant',
  'importPeople',
  'editParticipant',
  'setRoles',
  'removeParticipant',
  'addSchool',
  'editSchool',
  'inviteByMail',
  'setPresence',
  'setVoting',
  'giveVotingToList',
  'confirmParticipant',
  'addWalkIn',
] as const satisfies readonly (keyof Commands)[];

/** One of the forum's own commands by its name; anything else does not exist. */
export async function act(name: (typeof OPEN)[number], input: unknown): Promise<Result<unknown>> {
  if (!OPEN.includes(name)) return { ok: false, code: 'not_found' };
  const run = runtime().forum.commands[name] as (actor: unknown, input: unknown) => Promise<Result<unknown>>;
  const result = await run(await currentActor(), input);
  if (result.ok) refresh();
  return result;
}

async function answer<T>(query: Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, data: await query };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { ok: false, code: error.vecheCode, ...(error.params && { params: error.params }) };
  }
}

export async function readProgramme(input: { forumId: string; text: string }) {
  return answer(
    runtime().forum.queries.programmePreview(await currentActor(), String(input.forumId), String(input.text)),
  );
}

/** A file or a pasted table; nothing is saved. */
export async function readPeople(form: FormData) {
  const forumId = String(form.get('forumId') ?? '');
  const file = form.get('file');
  const text = String(form.get('text') ?? '');
  const source =
    file instanceof File && file.size > 0
      ? { bytes: new Uint8Array(await file.arrayBuffer()), filename: file.name.slice(0, 255) }
      : { text };
  return answer(runtime().forum.queries.peoplePreview(await currentActor(), forumId, source));
}
