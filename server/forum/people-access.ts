/** What every command about one person of a forum begins and ends with. */
import { refuse } from '#domain/errors.ts';
import type { Cx } from '../command.ts';
import { type Access, forumAccess } from './access.ts';
import { lockPerson } from './people-repository.ts';
import type { ParticipantRow } from './repository.ts';

export type PersonAccess = Access & { person: ParticipantRow };

/** The person's row, locked: two desks that tap at once queue here. */
export async function withPerson(
  cx: Cx,
  { participantId }: { participantId: string },
): Promise<PersonAccess> {
  const person = await lockPerson(cx.tx, participantId);
  if (!person) refuse('not_found');
  return { ...(await forumAccess(cx.tx, cx.actor, person.forumId)), person };
}

export function say(
  cx: Cx,
  forumId: string,
  nounId: string,
  type: string,
  data?: Record<string, unknown>,
): void {
  cx.record({ stream: forumId, noun: 'participant', nounId, type, data });
  cx.touch(`forum:${forumId}:people`);
}

/** Whoever has a session in this forum is asked anew what they may see. */
export function reask(cx: Cx, person: ParticipantRow): void {
  if (person.accountId)
    cx.revoke({ accountId: person.accountId, forumId: person.forumId, code: 'rights_changed' });
}
