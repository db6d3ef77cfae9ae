/**
 * Putting to the vote: the subject and its hash, the rule as it stood on the screen, and at opening the roll. A person
 * stands on the roll once, with one channel: phone, hand, or a sheet where somebody is away.
 */

import { SECRET_LEAST } from '#domain/election/kinds.ts';
import { refuse } from '#domain/errors.ts';
import { rulesOf } from '#domain/forum/rules-schema.ts';
import type { Channel, Method } from '#domain/vote/kinds.ts';
import { type Matter, quorumOf, ruleOf, secrecyOf } from '#domain/vote/rules.ts';
import { lockAmendments, updateAmendment } from '../amendment/access.ts';
import type { Cx } from '../command.ts';
import type { Access } from '../forum/access.ts';
import { lockVotedText } from '../resolution/access.ts';
import { destroyKeys, heldKeys, makeKeys } from '../seal.ts';
import { isSecure } from '../secure-address.ts';
import { ruleOfRow } from './project.ts';
import {
  hallOf,
  insertRoll,
  insertVote,
  lastVoteOf,
  nextNumber,
  overVotes,
  queueAtForum,
  updateVote,
  type VoteRow,
  voteById,
  voters,
} from './repository.ts';
import { record, step, touched } from './rows.ts';
import { type SubjectInput, subjectOf } from './subject.ts';

export type PutInput = SubjectInput & {
  method?: Method | undefined;
  sheets?: boolean | undefined;
  closesAt?: string | undefined;
  agendaItemId?: string | undefined;
};

/** An annulled vote put again: the same matter by the same means; the words are looked at anew. */
export const again = (vote: VoteRow): PutInput => ({
  matter: vote.matter as Matter,
  question: vote.question,
  method: vote.method,
  sheets: vote.sheets,
  ...(vote.subjectId && { subjectId: vote.subjectId }),
  ...(vote.subject?.kind === 'amendments' && {
    subjectIds: (vote.subject.items as { id: string }[]).map(({ id }) => id),
  }),
  ...(vote.closesAt && { closesAt: vote.closesAt.toISOString() }),
  ...(vote.agendaItemId && { agendaItemId: vote.agendaItemId }),
});

export async function prepare(
  cx: Cx,
  access: Access,
  input: PutInput,
  repeatsId: string | null,
): Promise<VoteRow> {
  const { forum } = access;
  await queueAtForum(cx.tx, forum.id);
  const about = await subjectOf(cx, access, input);
  const rules = rulesOf(forum.preset, forum.rules).vote;
  const secrecy = secrecyOf(rules, input.matter);
  // Secret is what lies in a box: one of wood, or one that is sealed.
  const secret = secrecy === 'secret';
  const method = secret ? (input.method === 'devices' ? 'devices' : 'paper') : (input.method ?? rules.method);
  const closesAt = method === 'written' && input.closesAt ? new Date(input.closesAt) : null;
  if (method === 'written' && (closesAt === null || closesAt <= cx.now))
    refuse('vote/deadline_needed', { fields: { closesAt: 'required' } });
  const id = cx.id();
  await insertVote(cx.tx, {
    id,
    forumId: forum.id,
    number: await nextNumber(cx.tx, forum.id),
    resolutionId: about.resolutionId,
    frozenTextId: about.frozenTextId,
    sha256: about.sha256,
    subjectId: about.subjectId,
    subject: about.subject,
    matter: input.matter,
    question: input.question,
    method,
    secrecy,
    sheets: method !== 'written' && method !== 'paper' && !secret && (input.sheets ?? rules.sheets),
    closesAt,
    agendaItemId: input.agendaItemId ?? null,
    rule: ruleOf(rules, forum.rulesVersion, input.matter, method),
    repeatsId,
    createdBy: cx.actor?.accountId ?? null,
    createdAt: cx.now,
  });
  for (const { id: amendmentId } of about.amendments)
    await updateAmendment(cx.tx, amendmentId, { voteId: id });
  const row = (await voteById(cx.tx, id)) as VoteRow;
  record(cx, row, 'vote.prepared', {
    number: row.number,
    matter: row.matter,
    method: row.method,
    secrecy: row.secrecy,
    sheets: row.sheets,
    sha256: row.sha256,
    subjectId: row.subjectId,
    rule: row.rule,
    repeats: repeatsId,
  });
  touched(cx, forum.id);
  return row;
}

function channelOf(
  method: Method,
  person: { hasPhone: boolean; present: boolean },
  secret: boolean,
): Channel {
  if (method === 'written') return person.hasPhone ? 'device' : 'sheet';
  if (!person.present) return 'sheet';
  if (method === 'hands' || method === 'paper') return 'hand';
  return (method === 'mixed' || secret) && !person.hasPhone ? 'hand' : 'device';
}

/**
 * Keys of a secret vote by phones, on disk before the vote is open. Whoever has no phone votes on paper; either part is
 * counted apart, so either must be able to hide a person, and so must paper alone.
 */
async function keysFor(cx: Cx, vote: VoteRow, channels: readonly Channel[], anyway: boolean) {
  if (vote.secrecy !== 'secret') return {};
  const electronic = vote.method === 'devices';
  if (electronic && !isSecure(cx.services.publicUrl())) refuse('vote/needs_https');
  const phones = channels.filter((channel) => channel === 'device').length;
  const paper = channels.length - phones;
  const least = Math.min(...[phones, paper].filter((part) => part > 0));
  if (least < SECRET_LEAST && !anyway)
    refuse('vote/too_few', { params: { least: SECRET_LEAST, phones, paper } });
  if (!electronic) return {};
  const { dataDir } = cx.services.env;
  for (const over of await overVotes(cx.tx, heldKeys(dataDir))) destroyKeys(dataDir, over);
  if (phones === 0) refuse('vote/no_phones');
  const { seal, issue } = await makeKeys(dataDir, vote.id);
  return { sealKey: seal, issueKey: issue };
}

/** Fixes the roll, and the quorum with it where all who count are here; where sheets come back it is asked at the count. */
export async function open(cx: Cx, { forum }: Access, vote: VoteRow, anyway = false) {
  const state = step(vote, 'open');
  await queueAtForum(cx.tx, forum.id);
  const written = vote.method === 'written';
  const busy = await lastVoteOf(cx.tx, forum.id, ['open', 'closed'], written);
  if (busy) refuse('vote/another_open', { params: { number: busy.number } });
  if (vote.frozenTextId) await lockVotedText(cx, vote.frozenTextId);
  const [hall, all] = [await hallOf(cx.tx, forum.id), await voters(cx.tx, forum.id)];
  const people = all.filter(({ present }) => present || written || vote.sheets);
  const here = all.filter(({ present }) => present).length;
  if (people.length === 0 || (here === 0 && !written)) refuse('vote/nobody_present');
  const { hall: _, ...rule } = ruleOfRow(vote);
  const quorum = quorumOf(rule, hall, written || vote.sheets ? people.length : here);
  if (!quorum.met)
    refuse('vote/no_quorum', {
      params: { missing: quorum.missing, needed: quorum.needed, present: people.length },
    });
  const secret = vote.secrecy === 'secret';
  const list = people.map((person) => ({
    participantId: person.id,
    channel: channelOf(vote.method, person, secret),
  }));
  const keys = await keysFor(
    cx,
    vote,
    list.map(({ channel }) => channel),
    anyway,
  );
  await insertRoll(cx.tx, vote.id, list);
  await updateVote(cx.tx, vote.id, {
    state,
    ...keys,
    rule: { ...rule, hall },
    presentCount: hall.present,
    eligibleCount: people.length,
    openedAt: cx.now,
  });
  record(cx, vote, 'vote.opened', {
    number: vote.number,
    roll: people.length,
    hall,
    quorum,
    sha256: vote.sha256,
  });
  touched(cx, forum.id);
  return { id: vote.id, number: vote.number, roll: people.length, sha256: vote.sha256 };
}

/** An annulled vote decides nothing: its amendments may be put again. */
export async function releaseAmendments(cx: Cx, vote: VoteRow): Promise<void> {
  const items = vote.subject?.kind === 'amendments' ? (vote.subject.items as { id: string }[]) : [];
  for (const row of await lockAmendments(
    cx.tx,
    items.map(({ id }) => id),
  ))
    if (row.decidedAt === null && row.voteId === vote.id)
      await updateAmendment(cx.tx, row.id, { voteId: null });
}
