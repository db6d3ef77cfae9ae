/**
 * The invitation by mail: the text of the chat as a letter to each person of the list with an address, once an address.
 * Sent by a person's press only, while the door is open; nobody else's address stands in anybody's letter (FO24).
 */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { zInviteByMail } from '#domain/forum/people-schema.ts';
import { canInviteByMail } from '#domain/forum/permissions.ts';
import { fullTitle } from '#domain/forum/title.ts';
import { messagesFor } from '#messages/index.ts';
import type { Locale } from '#messages/locale.ts';
import { defineCommand } from '../command.ts';
import { dateInWords } from '../documents/words.ts';
import { tokenHash } from '../ids.ts';
import { type Access, forumAccess } from './access.ts';
import { mailedKeys, peopleOf } from './people-repository.ts';
import type { ForumRow, ParticipantRow } from './repository.ts';

/** A corrected address gets its own letter; the key does not tell the address. */
export const inviteKey = ({ id, email }: Pick<ParticipantRow, 'id' | 'email'>): string =>
  `invite:${id}:${tokenHash(email ?? '').slice(0, 16)}`;

export const inviteByMail = defineCommand({
  name: 'people.inviteByMail',
  input: zInviteByMail,
  load: (cx, { forumId }: { forumId: string }) => forumAccess(cx.tx, cx.actor, forumId),
  permit: (_: Actor | null, { viewer }: Access) => canInviteByMail(viewer),
  async run(cx, { forumId, language }, { forum }) {
    if (!forum.joinOpen) refuse('forum/door_closed');
    const invited = (await peopleOf(cx.tx, forumId)).flatMap(({ person }) => (person.email ? [person] : []));
    const before = await mailedKeys(cx.tx, invited.map(inviteKey));
    const fresh = invited.filter((person) => !before.has(inviteKey(person)));
    const letter = invitationLetter(forum, language, `${cx.services.publicUrl()}/j/${forum.joinCode}`);
    for (const person of fresh)
      await cx.services.mailer.enqueue(cx.tx, {
        key: inviteKey(person),
        to: person.email as string,
        ...letter,
      });
    if (fresh.length > 0)
      cx.record({
        stream: forumId,
        noun: 'forum',
        nounId: forumId,
        type: 'people.invited',
        data: { letters: fresh.length },
      });
    // Not awaited: the answer must not wait for a mail server.
    cx.after(() => {
      void cx.services.mailer.kick();
    });
    return { letters: fresh.length };
  },
});

function invitationLetter(
  forum: ForumRow,
  language: Locale,
  address: string,
): { subject: string; body: string } {
  const say = messagesFor(language).forum?.invite as Record<string, string>;
  const values: Record<string, string> = {
    name: fullTitle(forum),
    date: dateInWords(forum.startsOn, language),
    place: [forum.settlement, forum.venue].filter(Boolean).join(', '),
    address,
    code: forum.joinCode,
    operator: forum.operator?.organisation ?? '',
    contact: forum.operator?.contact ?? '',
  };
  // One pass, so that a brace in a name is not read as a place to fill.
  const fill = (text = '') => text.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
  return { subject: fill(say.subject), body: `${fill(say.text)}\n\n${fill(say.mailFoot)}` };
}
