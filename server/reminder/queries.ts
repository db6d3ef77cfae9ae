/** The page where the secretary sees what the machine says by itself, and what it has said. */
import type { Actor } from '#domain/actor.ts';
import { refuse } from '#domain/errors.ts';
import { wallClock } from '#domain/forum/programme.ts';
import { canKeepBoard } from '#domain/recommendation/permissions.ts';
import { DEFAULT_SETTINGS, isSilent, type Rule, type Settings } from '#domain/reminder/rules.ts';
import type { Q } from '../bind.ts';
import { forumAccess } from '../forum/access.ts';
import { pushIsOn } from '../push/queries.ts';
import { lastOfficial, lastReminders, settingsOf } from './repository.ts';

export type RemindersView = {
  forum: { id: string; slug: string; timeZone: string };
  settings: Settings;
  /** July and August. */
  silent: boolean;
  /** Who is told may choose to be told on a device, too. */
  push: boolean;
  /** `kept`: there is no mail server, the administrator sees the letter. Null once the letter is gone. */
  last: {
    rule: Rule | 'official';
    name: string;
    at: string;
    status: 'queued' | 'sent' | 'kept' | 'failed' | null;
  }[];
};

export async function remindersPage(q: Q, actor: Actor | null, forumRef: string): Promise<RemindersView> {
  const { viewer, forum } = await forumAccess(q.db, actor, forumRef);
  if (!canKeepBoard(viewer)) refuse('not_found');
  const { id, slug, timeZone } = forum;
  const officials = await lastOfficial(q.db, id, 50);
  const last = [
    ...(await lastReminders(q.db, id, 50)),
    ...officials.map((one) => ({ ...one, rule: 'official' as const })),
  ]
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, 50);
  return {
    forum: { id, slug, timeZone },
    settings: (await settingsOf(q.db, id)) ?? DEFAULT_SETTINGS,
    silent: isSilent(wallClock(q.now, timeZone).day),
    push: await pushIsOn(q),
    last: last.map((one) => ({
      ...one,
      at: one.at.toISOString(),
      status: one.status as RemindersView['last'][number]['status'],
    })),
  };
}
