/** The secretary's desk of mail: addresses to put into letters, and what came and waits. */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { wallClock } from '#domain/forum/programme.ts';
import type { MailDesk, WaitingMail } from '#domain/inbound/schema.ts';
import type { Q } from '../bind.ts';
import { lettersDesk } from '../recommendation/page-queries.ts';
import { replyAddress } from './address.ts';
import { filesOf, waitingMail } from './repository.ts';

export async function mailDesk(q: Q, actor: Actor | null, slug: string): Promise<MailDesk> {
  const { forum, desks, today } = await lettersDesk(q, actor, slug);
  const { authSecret, inbound } = q.services.env;
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
    addresses: inbound
      ? desks.flatMap(({ link, addressee }) =>
          link && !link.expired
            ? [
                {
                  addressee: addressee.name,
                  address: replyAddress(authSecret, inbound.domain, link.id ?? refuse('not_found')),
                  expiresOn: link.expiresOn,
                },
              ]
            : [],
        )
      : [],
    waiting,
  };
}
