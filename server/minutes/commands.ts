/**
 * Minutes: begun from the programme, worded by the secretary beside what is generated, sent for remarks, sealed as one
 * text with a hash, signed by chair and secretary under exactly that text, approved (MN5–MN20).
 */
import { refuse } from '#domain/errors.ts';
import { wallClock } from '#domain/forum/programme.ts';
import { rulesOf } from '#domain/forum/rules-schema.ts';
import { undecidedItems } from '#domain/minutes/compose.ts';
import { MINUTES_LIMITS } from '#domain/minutes/kinds.ts';
import { canApprove, canDissent, canRemark, canSign } from '#domain/minutes/permissions.ts';
import { fullySigned, remarksOpen } from '#domain/minutes/rules.ts';
import {
  zAnswerRemark,
  zApproveMinutes,
  zDissent,
  zRemark,
  zReopenMinutes,
  zSealMinutes,
  zSendMinutes,
  zSetMinutes,
  zSignMinutes,
  zStartMinutes,
  zWordPart,
} from '#domain/minutes/schema.ts';
import { within } from '../bind.ts';
import { defineCommand } from '../command.ts';
import { canonicalJson } from '../events.ts';
import { forumAccess } from '../forum/access.ts';
import { sha256 } from '../ids.ts';
import { lastResolution } from '../resolution/access.ts';
import { minutesDoc } from './facts.ts';
import {
  insertDissent,
  insertItems,
  insertMinutes,
  insertRemark,
  insertSignature,
  itemsOf,
  lockRemark,
  minutesOf,
  questionsOfProgramme,
  queueAtForum,
  remarksOf,
  signaturesOf,
  updateMinutes,
  updateRemark,
} from './repository.ts';
import { keeps, key, loadRow, openAgenda, record, step } from './rows.ts';

/** Begins the minutes; without an agenda one is taken from the programme, the resolution its last question. */
export const startMinutes = defineCommand({
  name: 'minutes.start',
  input: zStartMinutes,
  live: true,
  load: (cx, input) => forumAccess(cx.tx, cx.actor, input.forumId),
  permit: keeps,
  async run(cx, { textTitle }, { forum }) {
    await queueAtForum(cx.tx, forum.id);
    const known = await minutesOf(cx.tx, forum.id);
    if (known) return { id: known.id };
    const id = cx.id();
    await insertMinutes(cx.tx, {
      id,
      forumId: forum.id,
      form: rulesOf(forum.preset, forum.rules).minutes.form,
      createdAt: cx.now,
    });
    if ((await itemsOf(cx.tx, forum.id)).length === 0) {
      const questions = await questionsOfProgramme(cx.tx, forum.id);
      const text = await lastResolution(within(cx), forum.id);
      const base = { forumId: forum.id, createdAt: cx.now };
      const seen = new Set<string>();
      // The same question held for several groups stands once.
      const once = questions.filter(({ title }) => !seen.has(title) && seen.add(title));
      const rows = once.map(({ title, speakers }, at) => ({
        ...base,
        id: cx.id(),
        number: at + 1,
        kind: 'information' as const,
        title: title.slice(0, MINUTES_LIMITS.title),
        rapporteur: speakers
          .map(({ name }) => name)
          .join(', ')
          .slice(0, 300),
        // What was presented is heard; a question that needs a decision is set so by the secretary.
        state: 'noted' as const,
      }));
      await insertItems(cx.tx, [
        ...rows,
        ...(text || rows.length === 0
          ? [
              {
                ...base,
                id: cx.id(),
                number: rows.length + 1,
                kind: 'text' as const,
                title: textTitle || forum.name.slice(0, 400),
              },
            ]
          : []),
      ]);
    }
    record(cx, { id, forumId: forum.id }, 'started');
    return { id };
  },
});

export const setMinutes = defineCommand({
  name: 'minutes.set',
  input: zSetMinutes,
  live: true,
  load: (cx, input) => loadRow(cx, input.minutesId),
  permit: keeps,
  async run(cx, { expectV, number, form }, { row }) {
    step(row, 'edit');
    if (row.version !== expectV) refuse('conflict');
    await updateMinutes(cx.tx, row.id, { ...(number !== undefined && { number }), ...(form && { form }) });
    record(cx, row, 'set', { form: form ?? row.form });
    return { version: row.version + 1 };
  },
});

/** The secretary's words in place of a generated part; null takes them back. */
export const wordPart = defineCommand({
  name: 'minutes.word',
  input: zWordPart,
  live: true,
  load: (cx, input) => loadRow(cx, input.minutesId),
  permit: keeps,
  async run(cx, { itemId, part, text }, { row, forum }) {
    step(row, 'edit');
    const item = (await itemsOf(cx.tx, forum.id)).find(({ id }) => id === itemId);
    if (!item) refuse('not_found');
    const edits = { ...row.edits };
    if (text === null) delete edits[`${itemId}:${part}`];
    else edits[`${itemId}:${part}`] = text;
    await updateMinutes(cx.tx, row.id, { edits });
    record(cx, row, 'worded', { item: item.number, part, own: text !== null });
    return { ok: true };
  },
});

export const sendMinutes = defineCommand({
  name: 'minutes.send',
  input: zSendMinutes,
  live: true,
  load: (cx, input) => loadRow(cx, input.minutesId),
  permit: keeps,
  async run(cx, { days }, { row, forum }) {
    const state = step(row, 'send');
    const term = days ?? rulesOf(forum.preset, forum.rules).minutes.remarkDays;
    const remarksUntil = new Date(cx.now.getTime() + term * 86_400_000);
    await updateMinutes(cx.tx, row.id, { state, remarksUntil });
    record(cx, row, 'sent', { until: wallClock(remarksUntil, forum.timeZone).day });
    return { until: remarksUntil.toISOString() };
  },
});

export const remarkMinutes = defineCommand({
  name: 'minutes.remark',
  input: zRemark,
  live: true,
  load: (cx, input) => loadRow(cx, input.minutesId),
  permit: (_actor, { viewer }) => canRemark(viewer),
  async run(cx, { itemNumber, text }, { row, viewer }) {
    step(row, 'remark');
    if (!remarksOpen(row, cx.now)) refuse('minutes/remarks_over');
    const participantId = viewer.membership?.participantId ?? null;
    const id = cx.id();
    await insertRemark(cx.tx, { id, minutesId: row.id, participantId, itemNumber, text, createdAt: cx.now });
    record(cx, row, 'remarked', { item: itemNumber });
    return { id };
  },
});

export const answerRemark = defineCommand({
  name: 'minutes.answerRemark',
  input: zAnswerRemark,
  live: true,
  async load(cx, input) {
    const remark = await lockRemark(cx.tx, input.remarkId);
    if (!remark) refuse('not_found');
    return { ...(await loadRow(cx, remark.minutesId)), remark };
  },
  permit: keeps,
  async run(cx, { accepted, answer }, { row, remark }) {
    step(row, 'edit');
    await updateRemark(cx.tx, remark.id, { accepted: accepted ? 1 : 0, answer });
    record(cx, row, 'remark_answered', { accepted });
    return { id: remark.id };
  },
});

export const addDissent = defineCommand({
  name: 'minutes.dissent',
  input: zDissent,
  live: true,
  load: (cx, input) => forumAccess(cx.tx, cx.actor, input.forumId),
  permit: (_actor, { viewer }) => canDissent(viewer),
  async run(cx, { agendaItemId, text }, { forum, viewer }) {
    await openAgenda(cx, forum.id);
    if (agendaItemId && !(await itemsOf(cx.tx, forum.id)).some(({ id }) => id === agendaItemId))
      refuse('not_found');
    const id = cx.id();
    await insertDissent(cx.tx, {
      id,
      forumId: forum.id,
      participantId: viewer.membership?.participantId ?? null,
      agendaItemId: agendaItemId ?? null,
      text,
      createdAt: cx.now,
    });
    cx.record({ stream: forum.id, noun: 'minutes', nounId: id, type: 'minutes.dissented' });
    cx.touch(key(forum.id));
    return { id };
  },
});

/** «Закрыть для подписи»: every question is decided, every remark answered; from here the text does not change. */
export const sealMinutes = defineCommand({
  name: 'minutes.seal',
  input: zSealMinutes,
  live: true,
  load: (cx, input) => loadRow(cx, input.minutesId),
  permit: keeps,
  async run(cx, _input, loaded) {
    const { row } = loaded;
    const state = step(row, 'seal');
    const doc = await minutesDoc(within(cx), cx.actor, loaded, row);
    const [undecided, ...more] = undecidedItems(doc);
    if (undecided !== undefined)
      refuse('minutes/undecided', { params: { number: undecided, more: more.length } });
    const waiting = (await remarksOf(cx.tx, row.id)).filter(({ accepted }) => accepted === null).length;
    if (waiting > 0) refuse('minutes/remarks_waiting', { params: { count: waiting } });
    const canonical = canonicalJson(doc);
    const hash = sha256(canonical);
    await updateMinutes(cx.tx, row.id, { state, canonical, sha256: hash, sealedAt: cx.now });
    record(cx, row, 'sealed', { sha256: hash });
    return { sha256: hash };
  },
});

export const reopenMinutes = defineCommand({
  name: 'minutes.reopen',
  input: zReopenMinutes,
  live: true,
  load: (cx, input) => loadRow(cx, input.minutesId),
  permit: keeps,
  async run(cx, { reason }, { row }) {
    const state = step(row, 'reopen');
    await updateMinutes(cx.tx, row.id, { state, canonical: null, sha256: null, sealedAt: null });
    record(cx, row, 'reopened', { sha256: row.sha256, reasoned: reason.length > 0 });
    return { id: row.id };
  },
});

/** In the system: who, when, which text. It claims no more than that. */
export const signMinutes = defineCommand({
  name: 'minutes.sign',
  input: zSignMinutes,
  live: true,
  load: async (cx, input) => ({ ...(await loadRow(cx, input.minutesId)), role: input.role }),
  permit: (_actor, { viewer, role }) => canSign(viewer, role),
  async run(cx, { role, sha256: seen }, { row, participant }) {
    if (row.sha256 !== seen) refuse('minutes/text_changed');
    const state = step(row, 'sign');
    const fresh = await insertSignature(cx.tx, {
      id: cx.id(),
      minutesId: row.id,
      role,
      accountId: cx.actor?.accountId ?? null,
      name: participant?.fullName ?? cx.actor?.name ?? '',
      sha256: seen,
      at: cx.now,
    });
    if (fresh) record(cx, row, 'signed', { role, sha256: seen });
    const whole = fullySigned(await signaturesOf(cx.tx, row.id), row.sha256);
    await updateMinutes(cx.tx, row.id, { state: whole ? 'signed' : state });
    return { signed: whole };
  },
});

export const approveMinutes = defineCommand({
  name: 'minutes.approve',
  input: zApproveMinutes,
  live: true,
  load: (cx, input) => loadRow(cx, input.minutesId),
  permit: (_actor, { viewer }) => canApprove(viewer),
  async run(cx, _input, { row }) {
    const state = step(row, 'approve');
    await updateMinutes(cx.tx, row.id, {
      state,
      approvedAt: cx.now,
      approvedBy: cx.actor?.accountId ?? null,
    });
    record(cx, row, 'approved', { sha256: row.sha256 });
    return { id: row.id };
  },
});
