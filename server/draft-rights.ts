/**
 * Who may open which draft, and with what pen. One function for the socket's first frame and for every recheck; an
 * unknown draft, a foreign one and a bad ticket are all answered alike.
 */
import { eq } from 'drizzle-orm';
import type { Actor } from '#domain/actor.ts';
import { canReadDraft, penOf } from '#domain/resolution/permissions.ts';
import { canWriteSheet, writesNow } from '#domain/track/permissions.ts';
import { track } from '#drizzle/schema/track.ts';
import type { Sessions } from './actor.ts';
import type { Clock } from './clock.ts';
import type { Db } from './db.ts';
import type { Authorize, AuthorizeRequest } from './drafting/door.ts';
import { verifyTicket } from './drafting/ticket.ts';
import { forumAccess } from './forum/access.ts';
import { penSections, resolutionOfDraft } from './resolution/repository.ts';
import { peopleOf, trackOfSheet } from './track/repository.ts';

/** One of the eight inks of app/tokens.css, which follow the theme; a person keeps theirs. */
export function colourOf(accountId: string): string {
  let sum = 0;
  for (const char of accountId) sum = (sum * 31 + char.charCodeAt(0)) >>> 0;
  return `peer-${(sum % 8) + 1}`;
}

export function draftAuthorizer(deps: {
  db: Db;
  clock: Clock;
  sessions: Sessions;
  secret: string;
}): Authorize {
  const { db, clock, sessions, secret } = deps;

  async function who(req: AuthorizeRequest): Promise<{ actor: Actor; mayWrite: boolean } | null> {
    if (req.ticket) {
      const ticket = verifyTicket(secret, req.ticket, req.connectedAt ?? clock.now());
      if (ticket?.draftId !== req.draftId) return null;
      const actor = await sessions.byId(ticket.accountId);
      return actor && actor.sessionVersion === ticket.sessionVersion
        ? { actor, mayWrite: ticket.write }
        : null;
    }
    const actor = await sessions.resolve(req.cookie);
    return actor ? { actor, mayWrite: true } : null;
  }

  return async (req) => {
    const subject = await who(req);
    if (!subject) return { ok: false, code: 'unauthorised' };
    const { actor, mayWrite } = subject;
    const identity = { accountId: actor.accountId, name: actor.name, colour: colourOf(actor.accountId) };
    const hidden = { ok: false as const, code: 'not_found' };
    try {
      const resolution = await resolutionOfDraft(db, req.draftId);
      if (resolution) {
        const { viewer } = await forumAccess(db, actor, resolution.forumId);
        if (!canReadDraft(viewer)) return hidden;
        const sections = await penSections(db, resolution.id);
        const pen = penOf(viewer, { ...resolution, sections }, clock.now());
        return {
          ok: true,
          ...identity,
          forumId: resolution.forumId,
          write: pen.write && mayWrite,
          scope: pen.scope,
          expiresAt: pen.until,
        };
      }
      const table = await trackOfSheet(db, req.draftId);
      if (table) {
        const { viewer } = await forumAccess(db, actor, table.forumId);
        if (!canReadDraft(viewer)) return hidden;
        const people = (await peopleOf(db, [table.id])).map(({ participantId }) => participantId);
        const write = writesNow(viewer) && canWriteSheet(viewer, people);
        return { ok: true, ...identity, forumId: table.forumId, write: write && mayWrite };
      }
      const [notes] = await db.select().from(track).where(eq(track.notesDraftId, req.draftId));
      if (!notes) return hidden;
      const { viewer } = await forumAccess(db, actor, notes.forumId);
      if (!canReadDraft(viewer)) return hidden;
      const open = viewer.forum.state !== 'archived' && viewer.forum.state !== 'closed';
      return { ok: true, ...identity, forumId: notes.forumId, write: open && mayWrite };
    } catch (error) {
      if ((error as { vecheCode?: string }).vecheCode === 'not_found') return hidden;
      throw error;
    }
  };
}
