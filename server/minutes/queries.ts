/** Reading minutes: the page of the forum, the document that papers are made of, an extract of one item. */

import { listName } from '#domain/account/names.ts';
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { fullTitle } from '#domain/forum/title.ts';
import { extractOf, type MinutesDoc, undecidedItems } from '#domain/minutes/compose.ts';
import {
  canApprove,
  canDissent,
  canKeepMinutes,
  canReadMinutes,
  canRemark,
  canSign,
} from '#domain/minutes/permissions.ts';
import { remarksOpen } from '#domain/minutes/rules.ts';
import type { KeptDoc, MinutesPage, VerifiedMinutes } from '#domain/minutes/views.ts';
import { canSeePapers } from '#domain/paper/permissions.ts';
import type { Q } from '../bind.ts';
import { type Access, forumAccess } from '../forum/access.ts';
import { minutesDoc } from './facts.ts';
import { itemsOf, type MinutesRow, minutesOf, minutesUnder, remarksOf, signaturesOf } from './repository.ts';

async function access(q: Q, actor: Actor | null, forumRef: string): Promise<Access> {
  const found = await forumAccess(q.db, actor, forumRef);
  if (!canReadMinutes(found.viewer)) refuse(actor ? 'not_found' : 'signed_out');
  return found;
}

/** Sealed minutes are what was sealed; before that they are made anew each time. */
async function docOf(q: Q, actor: Actor | null, found: Access, row: MinutesRow): Promise<MinutesDoc> {
  return row.canonical ? (JSON.parse(row.canonical) as MinutesDoc) : minutesDoc(q, actor, found, row);
}

export async function minutesPage(q: Q, actor: Actor | null, forumRef: string): Promise<MinutesPage> {
  const found = await access(q, actor, forumRef);
  const { viewer, forum } = found;
  const row = await minutesOf(q.db, forum.id);
  const { id, slug, name, number, timeZone } = forum;
  const keep = canKeepMinutes(viewer);
  const doc = row ? await docOf(q, actor, found, row) : null;
  const signatures = row ? await signaturesOf(q.db, row.id) : [];
  const remarks = row ? await remarksOf(q.db, row.id) : [];
  const writing = row?.state === 'draft' || row?.state === 'remarks';
  const me = viewer.membership?.participantId ?? null;
  const undecided = doc && writing ? undecidedItems(doc) : [];
  const unsigned = (role: 'chair' | 'secretary') =>
    row?.state === 'sealed' && !signatures.some((s) => s.role === role && s.sha256 === row.sha256);
  return {
    forum: { id, slug, name, number, timeZone },
    minutes: row
      ? {
          id: row.id,
          state: row.state,
          version: row.version,
          sha256: row.sha256,
          sealedAt: row.sealedAt?.toISOString() ?? null,
          remarksUntil: row.remarksUntil?.toISOString() ?? null,
          approvedAt: row.approvedAt?.toISOString() ?? null,
        }
      : null,
    doc,
    items: keep
      ? (await itemsOf(q.db, forum.id)).map(({ id: itemId, version, decision, owner, deadlineText }) => ({
          id: itemId,
          version,
          decision,
          owner,
          deadlineText,
        }))
      : [],
    signatures: signatures.map((s) => ({
      role: s.role,
      name: s.name,
      at: s.at.toISOString(),
      sha256: s.sha256,
      valid: s.sha256 === row?.sha256,
    })),
    remarks: remarks.map((one) => ({
      id: one.id,
      itemNumber: one.itemNumber,
      text: one.text,
      name: one.name ? listName(one.name) : '',
      mine: one.participantId !== null && one.participantId === me,
      answer: one.answer,
      accepted: one.accepted === null ? null : one.accepted === 1,
    })),
    undecided,
    may: {
      start: row === undefined && keep,
      keep: writing && keep,
      remark: row !== undefined && remarksOpen(row, q.now) && canRemark(viewer),
      dissent: writing && canDissent(viewer),
      seal: writing && keep && undecided.length === 0,
      signChair: unsigned('chair') && canSign(viewer, 'chair'),
      signSecretary: unsigned('secretary') && canSign(viewer, 'secretary'),
      approve: row?.state === 'signed' && canApprove(viewer),
      reopen: row?.state === 'sealed' && keep,
      take: row !== undefined && canSeePapers(viewer),
    },
  };
}

/** What papers are made of: sealed as sealed, else as it would be now; null while nobody has begun. */
export async function minutesView(q: Q, actor: Actor | null, forumRef: string): Promise<KeptDoc | null> {
  const found = await access(q, actor, forumRef);
  const row = await minutesOf(q.db, found.forum.id);
  if (!row) return null;
  const signatures = (await signaturesOf(q.db, row.id)).filter((one) => one.sha256 === row.sha256);
  return {
    doc: await docOf(q, actor, found, row),
    sha256: row.sha256,
    state: row.state,
    signatures: signatures.map(({ role, name, at }) => ({ role, name, at: at.toISOString() })),
    approvedAt: row.approvedAt?.toISOString() ?? null,
  };
}

export async function minutesExtract(
  q: Q,
  actor: Actor | null,
  forumRef: string,
  itemNumber: number,
): Promise<MinutesDoc> {
  const kept = await minutesView(q, actor, forumRef);
  const one = kept && extractOf(kept.doc, itemNumber);
  if (!one) refuse('not_found');
  return one;
}

/** What whoever holds the hash of sealed minutes may know: that they are, their number and day, and who signed. */
export async function minutesUnderHash(q: Q, sha256: string): Promise<VerifiedMinutes | null> {
  const found = await minutesUnder(q.db, sha256);
  if (!found?.row.canonical) return null;
  const { row, forum } = found;
  const signatures = (await signaturesOf(q.db, row.id)).filter((one) => one.sha256 === row.sha256);
  return {
    forum: fullTitle(forum),
    number: row.number,
    day: forum.endsOn,
    signed: signatures.map(({ role }) => role),
    approved: row.approvedAt !== null,
  };
}

/** The sealed text itself, for comparing a paper with it; never told to the asker. */
export async function sealedMinutes(q: Q, sha256: string): Promise<MinutesDoc | null> {
  const found = await minutesUnder(q.db, sha256);
  return found?.row.canonical ? (JSON.parse(found.row.canonical) as MinutesDoc) : null;
}
