/** Reading the agreement loop: the secretary's desk, the page by link, the project as a Word file. Nothing here writes. */
import * as Y from 'yjs';
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { wallClock } from '#domain/forum/programme.ts';
import { canSeePapers } from '#domain/paper/permissions.ts';
import { canonicalText, freeze } from '#domain/resolution/freeze.ts';
import { readDraft } from '#domain/resolution/read.ts';
import { canKeepReview, canSeeReview, projectLinkProblem } from '#domain/review/permissions.ts';
import type { ProjectPageView, ReviewDesk, ReviewRemarkView } from '#domain/review/views.ts';
import type { Q } from '../bind.ts';
import { projectSheet } from '../documents/project-sheet.ts';
import { sheetDocx } from '../documents/sheet-docx.ts';
import { words } from '../documents/words.ts';
import { forumAccess, linkedForum } from '../forum/access.ts';
import { sha256, tokenHash } from '../ids.ts';
import { lastResolution, penIn, type ResolutionRow } from '../resolution/access.ts';
import {
  approvalsOf,
  approvalsOfLink,
  linkByHash,
  linksOf,
  type ReviewLinkRow,
  remarksOf,
  remarksOfLink,
} from './repository.ts';
import { blockTexts, sentText } from './rows.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const textNow = async (q: Q, resolution: ResolutionRow) =>
  freeze(readDraft(Y, await q.services.drafting.read(resolution.draftId)));

/** «Ознакомление и согласование»: whom the draft went to, what they said, the sheet. */
export async function reviewDesk(q: Q, actor: Actor | null, forumRef: string): Promise<ReviewDesk> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  if (!canSeeReview(viewer)) refuse(actor ? 'not_found' : 'signed_out');
  const { id, slug, name, number, timeZone } = forum;
  const resolution = await lastResolution(q, forum.id);
  const keep = canKeepReview(viewer);
  const empty = {
    forum: { id, slug, name, number, timeZone },
    today: wallClock(q.now, timeZone).day,
    links: [],
    remarks: [],
    approvals: [],
  };
  if (!resolution)
    return {
      ...empty,
      resolutionId: null,
      state: null,
      may: { send: false, keep, amend: false, type: false, print: false },
    };
  const current = await textNow(q, resolution);
  const hash = sha256(canonicalText(current));
  const now = blockTexts(current);
  const [links, remarks, approvals] = [
    await linksOf(q.db, resolution.id),
    await remarksOf(q.db, resolution.id),
    await approvalsOf(q.db, resolution.id),
  ];
  const sent = new Map(
    links.map((link) => [link.id, { link, blocks: blockTexts(sentText(link.canonical)) }]),
  );
  const views = remarks.map(({ row, amendmentNumber }): ReviewRemarkView => {
    const of = sent.get(row.linkId ?? '');
    const then = of?.blocks.get(row.blockId);
    const here = now.get(row.blockId);
    return {
      id: row.id,
      blockId: row.blockId,
      marker: then?.marker ?? here?.marker ?? '',
      sent: then?.text ?? '',
      now: here?.text ?? null,
      quote: row.quote,
      text: row.text,
      name: row.signedBy,
      post: row.post,
      from: of?.link.label ?? row.source,
      at: row.createdAt.toISOString(),
      saidOn: row.saidOn,
      state: row.state,
      reply: row.reply,
      amendmentNumber,
      version: row.version,
    };
  });
  const drafting = resolution.state === 'drafting';
  return {
    ...empty,
    resolutionId: resolution.id,
    state: resolution.state,
    links: links.map((link) => {
      const mine = remarks.filter(({ row }) => row.linkId === link.id);
      return {
        id: link.id,
        label: link.label,
        sentAt: link.createdAt.toISOString(),
        expiresAt: link.expiresAt.toISOString(),
        state: link.revokedAt ? 'revoked' : link.expiresAt <= q.now ? 'expired' : 'open',
        outdated: link.sha256 !== hash,
        seenAt: link.seenAt?.toISOString() ?? null,
        answeredAt: link.answeredAt?.toISOString() ?? null,
        remarks: mine.length,
        open: mine.filter(({ row }) => row.state === 'new').length,
      };
    }),
    // What waits stands first, in the order of the text.
    remarks: [...views].sort((a, b) => rank(a) - rank(b)),
    approvals: approvals.map((row) => ({
      id: row.id,
      linkId: row.linkId,
      body: row.body,
      post: row.post,
      name: row.name,
      verdict: row.verdict,
      note: row.note,
      settledOn: row.settledOn,
      byLink: row.linkId !== null && row.verdict !== null && row.by === null,
      version: row.version,
    })),
    may: {
      send: keep && (drafting || resolution.state === 'frozen') && now.size > 0,
      keep,
      amend:
        keep &&
        drafting &&
        (forum.state === 'draft' || forum.state === 'announced' || forum.state === 'running'),
      print: canSeePapers(viewer),
      type: keep && drafting && (await penIn(q, viewer, resolution)).write,
    },
  };

  function rank(view: ReviewRemarkView): number {
    const at = [...now.keys()].indexOf(view.blockId);
    return (view.state === 'new' ? 0 : 100_000) + (at < 0 ? 50_000 : at);
  }
}

/** The lines of the лист согласования for printing, each with how many remarks came by its link. */
export async function approvalLines(q: Q, actor: Actor | null, forumRef: string) {
  const desk = await reviewDesk(q, actor, forumRef);
  const remarks = new Map(desk.links.map((link) => [link.id, link.remarks]));
  return desk.approvals.map((line) => ({ ...line, remarks: remarks.get(line.linkId ?? '') ?? 0 }));
}

async function linkOf(q: Q, token: string): Promise<ReviewLinkRow> {
  const link = /^[\w-]{32}$/.test(token) ? await linkByHash(q.db, tokenHash(token)) : undefined;
  const problem = projectLinkProblem(link, q.now);
  if (problem || !link) refuse(problem ?? 'not_found');
  return link;
}

/** The text that was sent, whatever became of the draft since, and what has come by this link. */
export async function projectPage(q: Q, token: string): Promise<ProjectPageView> {
  const link = await linkOf(q, token);
  const forum = (await linkedForum(q.db, link.forumId)) ?? refuse('not_found');
  const [remarks, approvals] = [await remarksOfLink(q.db, link.id), await approvalsOfLink(q.db, link.id)];
  const line = approvals.find(({ verdict }) => verdict !== null);
  return {
    forum: { name: forum.name, number: forum.number },
    label: link.label,
    text: sentText(link.canonical),
    sentOn: wallClock(link.createdAt, forum.timeZone).day,
    expiresOn: wallClock(link.expiresAt, forum.timeZone).day,
    said: remarks.map((row) => ({
      blockId: row.blockId,
      text: row.text,
      name: row.signedBy,
      state: row.state,
      reply: row.reply,
    })),
    approval: line ? { name: line.name, post: line.post, verdict: line.verdict } : null,
  };
}

/** The project as Word, to be read or marked up with tracked changes; each clause carries its name for the way back. */
export async function projectFile(q: Q, token: string) {
  const link = await linkOf(q, token);
  const forum = (await linkedForum(q.db, link.forumId)) ?? refuse('not_found');
  return asFile(sentText(link.canonical), {
    asOf: wallClock(link.createdAt, forum.timeZone).day,
    place: forum.settlement,
  });
}

/** The same of the text as it stands, for whoever sends it round by mail. */
export async function projectNow(q: Q, actor: Actor | null, forumRef: string) {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  if (!canSeeReview(viewer)) refuse('not_found');
  const resolution = (await lastResolution(q, forum.id)) ?? refuse('not_found');
  return asFile(await textNow(q, resolution), {
    asOf: wallClock(q.now, forum.timeZone).day,
    place: forum.settlement,
  });
}

async function asFile(
  text: ReturnType<typeof sentText>,
  facts: { asOf: string; place: string },
): Promise<{ name: string; mime: string; data: Buffer }> {
  const say = words(text.language);
  const data = await sheetDocx(projectSheet(text, facts));
  return { name: `${say('file_project')}.docx`, mime: DOCX, data };
}
