/** How a forum's state is drawn; the word comes from messages. */
import type { StatusGroup } from '#components/ui/badge.tsx';
import type { ForumState } from '#domain/actor.ts';

const GROUPS: Record<ForumState, StatusGroup> = {
  draft: 'draft',
  announced: 'open',
  running: 'open',
  closed: 'done',
  archived: 'closed',
};

export function stateGroup(state: ForumState): StatusGroup {
  return GROUPS[state];
}
