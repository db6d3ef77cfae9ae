'use client';
/**
 * What can be reached in a forum besides its stations: for everybody, for whoever runs the room, for the organiser.
 * One list makes the rail, the palette and the keys, so that none of the three knows a place the others do not.
 */
import { useTranslations } from 'next-intl';
import type { Command } from '#components/shell/commands.tsx';
import type { ForumHomeView } from '#domain/forum/views.ts';

export type Tool = Command & { href: string };

export function useTools({ forum, may, me }: ForumHomeView): Tool[] {
  const t = useTranslations('forum.tools');
  const tool = (name: Parameters<typeof t>[0], path: string, key?: string): Tool => ({
    id: path,
    href: `/f/${forum.slug}${path}`,
    label: t(name),
    group: t('title'),
    ...(key && { key: `Key${key}`, keyLabel: key }),
  });
  const open = forum.state !== 'closed' && forum.state !== 'archived';
  return [
    ...(me && open ? [tool('propose', '/propose', 'P')] : []),
    tool('tracks', '/tracks', 'K'),
    ...(me?.confirmed ? [tool('amendments', '/amendments', 'A'), tool('minutes', '/minutes', 'M')] : []),
    ...(may.conduct
      ? [tool('run', '/run', 'R'), tool('screen', '/screen', 'S'), tool('quiz', '/quiz', 'Q')]
      : []),
    ...(may.desk ? [tool('desk', '/desk', 'D')] : []),
    ...(may.managePeople
      ? [
          tool('review', '/review'),
          tool('papers', '/papers', 'B'),
          tool('letters', '/letters', 'L'),
          tool('addressees', '/addressees'),
        ]
      : []),
    ...(may.invite ? [tool('invite', '/invite', 'I')] : []),
    ...(may.manage ? [tool('settings', '/settings')] : []),
    ...(me ? [tool('routeSheet', '/print/route')] : []),
  ];
}
