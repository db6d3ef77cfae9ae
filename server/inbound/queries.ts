/** The secretary's desk of mail: addresses to put into letters, and what came and waits. */
import type { Actor } from '#domain/actor.ts';
import { wallClock } from '#domain/forum/programme.ts';
import type { MailDesk, WaitingMail } from '#domain/inbound/schema.ts';
import type { Q } from '../bind.ts';
import { replyAddressOf } from '../mail/reply-address.ts';
import { lettersDesk } from '../recommendation/page-queries.ts';
import { filesOf, mailboxState, waitingMail } from './repository.ts';

export async function mailDesk(q: Q, actor: Actor | null, slug: string): Promise<MailDesk> {
  const { forum, desks, today } = await lettersDesk(q, actor, slug);
  const { inbound } = q.services.env;
  const waiting: WaitingMail[] = [];
  for (const { mail, addressee } of await waitingMail(q.db, forum.id)) {
    const desk = desks.find(
      (one) => one.resolutionId === mail.resolutionId && one.addressee.id === mail.addresseeId,
    );
    waiting.push({
      id: mail.id,
      sender: mail.sender,
      subject: mail.subject,
      body: mail.body,
      at: wallClock(mail.createdAt, forum.timeZone).day,
      addressee,
      files: await filesOf(q.db, mail.id),
      refused: mail.refused,
      items: (desk?.items ?? []).map(({ id, number, marker, text }) => ({ id, number, marker, text })),
    });
  }
  return {
    forum,
    today,
    open: inbound !== undefined,
    addresses: desks.flatMap(({ link, addressee }) => {
      const address = replyAddressOf(q.services.env, link);
      return link && address ? [{ addressee: addressee.name, address, expiresOn: link.expiresOn }] : [];
    }),
    mailbox: inbound?.mailbox ? await mailboxState(q.db) : null,
    waiting,
  };
}
