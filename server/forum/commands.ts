/**
 * A forum from its first line to the archive. The creator becomes organiser and participant; nothing is announced
 * before the operator of personal data is named (FO1–FO12).
 */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { canCreateForum, canManageForum, canSetForumState } from '#domain/forum/permissions.ts';
import { PRESET_DATA } from '#domain/forum/presets.ts';
import { addDays, daysBetween } from '#domain/forum/programme.ts';
import { canStep } from '#domain/forum/rules.ts';
import {
  zCreateForum,
  zEditForum,
  zRenewJoinCode,
  zSetOperator,
  zSetRules,
  zSetState,
} from '#domain/forum/schema.ts';
import { freeSlug, slugBase } from '#domain/forum/slug.ts';
import { type Cx, defineCommand } from '../command.ts';
import { type Access, forumAccess } from './access.ts';
import { badgeCodes } from './badge-codes.ts';
import { insertPeople, peopleOf } from './people-repository.ts';
import {
  belongsToBody,
  type ForumRow,
  insertForum,
  insertItems,
  joinCodeTaken,
  lockNames,
  programmeOf,
  setJoinCode,
  slugsLike,
  updateForum,
} from './repository.ts';

const access = (cx: Cx, { forumId }: { forumId: string }) => forumAccess(cx.tx, cx.actor, forumId);
const manages = <L extends Access>(_: Actor | null, { viewer }: L) => canManageForum(viewer);

async function freshJoinCode(cx: Cx): Promise<string> {
  for (let tries = 0; tries < 50; tries += 1) {
    const code = cx.services.ids.digits(6);
    // Spoken aloud: a code with a leading zero or six like digits is misheard.
    if (!/^0|^(\d)\1{5}$/.test(code) && !(await joinCodeTaken(cx.tx, code))) return code;
  }
  return refuse('unavailable');
}

/** Last year's forum, for those who managed it. */
async function copySource(cx: Cx, id: string | undefined): Promise<Access | null> {
  if (!id) return null;
  const found = await forumAccess(cx.tx, cx.actor, id);
  const mine = found.viewer.membership?.roles.some((role) => role === 'organiser' || role === 'secretary');
  return mine ? found : refuse('not_found');
}

/** A body lends its name and directories: whoever has nothing to do with it does not learn that it exists. */
async function ownBody(cx: Cx, bodyId: string | undefined): Promise<void> {
  if (!bodyId) return;
  const today = cx.now.toISOString().slice(0, 10);
  const mine = cx.actor && (await belongsToBody(cx.tx, bodyId, cx.actor.accountId, today));
  if (!mine) refuse('not_found');
}

export const createForum = defineCommand({
  name: 'forum.create',
  input: zCreateForum,
  load: (cx, input) => copySource(cx, input.copyFrom),
  permit: (actor) => canCreateForum(actor),
  async run(cx, input, source) {
    if (input.bodyId !== source?.forum.bodyId) await ownBody(cx, input.bodyId);
    const actor = cx.actor as Actor;
    const endsOn = input.endsOn ?? input.startsOn;
    if (endsOn < input.startsOn) refuse('forum/days_order', { fields: { endsOn: 'days_order' } });
    const old = source?.forum;
    const preset = PRESET_DATA[input.preset];
    await lockNames(cx.tx);
    const base = slugBase(input.name, input.startsOn.slice(0, 4));
    const row = {
      id: cx.id(),
      slug: freeSlug(base, await slugsLike(cx.tx, base)),
      bodyId: input.bodyId ?? old?.bodyId ?? null,
      kind: input.kind ?? old?.kind ?? preset.kind,
      preset: input.preset,
      profile: old?.profile ?? preset.profile,
      number: input.number,
      name: input.name,
      goal: old?.goal ?? '',
      organisers: input.organisers.length > 0 ? input.organisers : (old?.organisers ?? []),
      startsOn: input.startsOn,
      endsOn,
      timeZone: old?.timeZone ?? input.timeZone,
      settlement: input.settlement || (old?.settlement ?? ''),
      venue: input.venue || (old?.venue ?? ''),
      participantGroups: old?.participantGroups ?? [],
      joinCode: await freshJoinCode(cx),
      operator: old?.operator ?? null,
      rules: (old?.preset === input.preset ? old.rules : preset.rules) as Record<string, unknown>,
      previousForumId: old?.id ?? null,
      createdBy: actor.accountId,
      createdAt: cx.now,
    };
    await insertForum(cx.tx, row);
    await addPeople(cx, row.id, actor, input.copy.people ? old : undefined);
    if (old && input.copy.programme) await copyProgramme(cx, row, old);
    cx.record({
      stream: row.id,
      noun: 'forum',
      nounId: row.id,
      type: 'forum.created',
      data: { preset: row.preset, kind: row.kind, ...(old && { from: old.id }) },
    });
    cx.touch(`forum:${row.id}`, `account:${actor.accountId}:forums`);
    return { forumId: row.id, slug: row.slug, joinCode: row.joinCode };
  },
});

/** The founder first; the people of the copied forum without accounts, contacts and rights: they join anew. */
async function addPeople(cx: Cx, forumId: string, founder: Actor, old: ForumRow | undefined): Promise<void> {
  const before = old ? await peopleOf(cx.tx, old.id) : [];
  const codes = badgeCodes(cx.services.ids, new Set(), before.length + 1);
  const self = before.find(({ person }) => person.accountId === founder.accountId)?.person;
  await insertPeople(cx.tx, [
    {
      id: cx.id(),
      forumId,
      accountId: founder.accountId,
      fullName: self?.fullName ?? founder.name,
      post: self?.post ?? '',
      schoolId: self?.schoolId ?? null,
      schoolName: self?.schoolName ?? '',
      municipality: self?.municipality ?? '',
      roles: ['organiser', 'participant', 'registrar'],
      source: 'founder',
      badgeCode: codes[0] as string,
      confirmedAt: cx.now,
      confirmedBy: founder.accountId,
      voting: true,
      createdAt: cx.now,
    },
    ...before
      .filter(({ person }) => person !== self)
      .map(({ person }, at) => ({
        id: cx.id(),
        forumId,
        fullName: person.fullName,
        post: person.post,
        schoolId: person.schoolId,
        schoolName: person.schoolName,
        municipality: person.municipality,
        roles: ['participant' as const],
        source: 'list' as const,
        badgeCode: codes[at + 1] as string,
        confirmedAt: cx.now,
        confirmedBy: founder.accountId,
        createdAt: cx.now,
      })),
  ]);
}

async function copyProgramme(cx: Cx, to: { id: string; startsOn: string }, from: ForumRow): Promise<void> {
  const items = await programmeOf(cx.tx, from.id);
  await insertItems(
    cx.tx,
    items.map((item) => ({
      ...item,
      id: cx.id(),
      forumId: to.id,
      day: addDays(to.startsOn, daysBetween(from.startsOn, item.day)),
      speakers: item.speakers.map(({ name, post, school }) => ({ name, post, school })),
      moderators: item.moderators.map(({ name, post, school }) => ({ name, post, school })),
      trackId: null,
      createdAt: cx.now,
      version: 1,
    })),
  );
}

/** Saves what changed, or refuses because somebody was faster; says which fields, never what is in them. */
async function change(
  cx: Cx,
  { forum }: Access,
  expectV: number,
  type: string,
  fields: Partial<ForumRow>,
  data: Record<string, unknown> = {},
): Promise<{ version: number }> {
  if (!(await updateForum(cx.tx, forum.id, expectV, fields))) refuse('conflict');
  cx.record({
    stream: forum.id,
    noun: 'forum',
    nounId: forum.id,
    type,
    data: { fields: Object.keys(fields).sort(), ...data },
  });
  cx.touch(`forum:${forum.id}`, `forum:${forum.id}:programme`);
  return { version: expectV + 1 };
}

export const editForum = defineCommand({
  name: 'forum.edit',
  input: zEditForum,
  load: access,
  permit: manages,
  async run(cx, { forumId, expectV, ...fields }, loaded) {
    const { forum } = loaded;
    const startsOn = fields.startsOn ?? forum.startsOn;
    const endsOn =
      fields.endsOn ?? (fields.startsOn && fields.startsOn > forum.endsOn ? startsOn : forum.endsOn);
    if (endsOn < startsOn) refuse('forum/days_order', { fields: { endsOn: 'days_order' } });
    if (forum.state !== 'draft' && fields.settlement === '')
      refuse('forum/place_missing', { fields: { settlement: 'required' } });
    const result = await change(cx, loaded, expectV, 'forum.edited', { ...fields, startsOn, endsOn });
    if (fields.public === false && forum.public) cx.revoke({ forumId, code: 'rights_changed' });
    return result;
  },
});

export const setOperator = defineCommand({
  name: 'forum.setOperator',
  input: zSetOperator,
  load: access,
  permit: manages,
  run: (cx, { expectV, operator }, loaded) =>
    change(cx, loaded, expectV, 'forum.operator_named', { operator }),
});

export const setRules = defineCommand({
  name: 'forum.setRules',
  input: zSetRules,
  load: access,
  permit: manages,
  run: (cx, { expectV, rules }, loaded) =>
    change(
      cx,
      loaded,
      expectV,
      'forum.rules_changed',
      { rules, rulesVersion: loaded.forum.rulesVersion + 1 },
      { rulesVersion: loaded.forum.rulesVersion + 1 },
    ),
});

export const setForumState = defineCommand({
  name: 'forum.setState',
  input: zSetState,
  live: true,
  load: access,
  permit: (_, { viewer }) => canSetForumState(viewer),
  async run(cx, { forumId, expectV, state }, loaded) {
    const { forum } = loaded;
    if (forum.version !== expectV) refuse('conflict');
    const verdict = canStep(forum, state);
    if (verdict !== true) refuse(verdict, { params: { from: forum.state, to: state } });
    const result = await change(
      cx,
      loaded,
      expectV,
      'forum.state_changed',
      {
        state,
        ...(state === 'announced' && !forum.announcedAt && { announcedAt: cx.now }),
        ...(state === 'closed' && { closedAt: cx.now }),
      },
      { from: forum.state, to: state },
    );
    // What each may do hangs on the state: every open socket asks again.
    cx.revoke({ forumId, code: 'rights_changed' });
    return result;
  },
});

/** A code that got into wrong hands is replaced; those who are in stay in. */
export const renewJoinCode = defineCommand({
  name: 'forum.renewJoinCode',
  input: zRenewJoinCode,
  load: access,
  permit: manages,
  async run(cx, { forumId }) {
    const joinCode = await freshJoinCode(cx);
    await setJoinCode(cx.tx, forumId, joinCode);
    cx.record({ stream: forumId, noun: 'forum', nounId: forumId, type: 'forum.join_code_renewed' });
    cx.touch(`forum:${forumId}`, `forum:${forumId}:people`);
    return { joinCode };
  },
});
