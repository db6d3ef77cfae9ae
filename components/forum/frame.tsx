'use client';
/**
 * The forum's shell with live numbers: stations and what awaits the reader follow the room. Where the organiser looks
 * with another's eyes, a strip says so and the counts are left out, since they are the organiser's own.
 */
import { usePathname, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useConnection, useView } from '#components/live/use-view.ts';
import { useWire, type Wire } from '#components/live/wire.ts';
import { ForumShell } from '#components/shell/forum-shell.tsx';
import type { Station } from '#components/shell/types.ts';
import { cx } from '#components/ui/cx.ts';
import { BareLink, LinkButton } from '#components/ui/link.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { Reader } from '#domain/account/face.ts';
import { readEyes } from '#domain/forum/eyes.ts';
import { shortTitle } from '#domain/forum/title.ts';
import type { ForumHomeView, StationName } from '#domain/forum/views.ts';
import { stationPath } from './paths.ts';
import { useTools } from './tools.ts';

export function ForumFrame({
  initial: text,
  reader: own,
  theme,
  children,
}: {
  initial: Wire<ForumHomeView>;
  reader: Wire<Reader | null>;
  theme: string;
  children: ReactNode;
}) {
  const t = useTranslations();
  const initial = useWire(text);
  const reader = useWire(own);
  const path = usePathname();
  const eyes = readEyes(useSearchParams().get('as'));
  const live = useView<ForumHomeView>('forum.home', initial.forum.id, initial);
  const connection = useConnection();
  const view = live.data ?? initial;
  const { forum } = view;
  const borrowed = eyes !== null && initial.may.seeAsOthers;
  // A suspension refuses, a sign-out elsewhere ends: to the page both are the same.
  const ended = (connection === 'signedOut' || connection === 'refused') && initial.me !== null;
  const signInHref = `/signin?next=${encodeURIComponent(path)}`;
  const base = `/f/${forum.slug}`;
  const here = stationOf(path, base);
  const stations: Station[] = view.stations.map((station) => ({
    key: station.key,
    href: stationPath(forum.slug, station.key),
    here: here === station.key,
    reached: station.reached,
    ...(!borrowed && station.count !== null && { count: station.count }),
    ...(!borrowed && station.awaiting > 0 && { awaiting: station.awaiting }),
  }));
  const awaits = (key: StationName) =>
    !borrowed && view.stations.some((station) => station.key === key && station.awaiting > 0);
  const all = useTools(view);
  const tools = borrowed ? [] : all;
  return (
    <ForumShell
      forum={{
        name: shortTitle(forum.name),
        href: base,
        ...(forum.number && { number: forum.number }),
        ...(view.body && { body: { name: view.body.name, href: '/' } }),
      }}
      stations={stations}
      places={{
        now: `${base}/now`,
        text: stationPath(forum.slug, 'text'),
        realisation: stationPath(forum.slug, 'realisation'),
        me: '/me',
        ...(here === 'text'
          ? { here: 'text' as const }
          : here === 'realisation'
            ? { here: 'realisation' as const }
            : path === `${base}/now`
              ? { here: 'now' as const }
              : {}),
        awaiting: { now: awaits('vote'), text: awaits('text'), realisation: awaits('realisation') },
      }}
      actor={!ended && view.me && reader ? { face: reader, href: '/me', guest: !view.me.confirmed } : null}
      theme={theme}
      signInHref={signInHref}
      commands={tools}
      // Whoever looks with another's eyes must not find with their own.
      find={view.me && !borrowed ? { forumId: forum.id, base } : undefined}
      status={
        connection === 'offline' ? <span className="text-sm text-ochre">{t('ui.offline')}</span> : undefined
      }
      notice={
        ended ? (
          <Notice
            strip
            kind="problem"
            title={t('shell.signedOut')}
            action={
              <LinkButton size="sm" href={signInHref}>
                {t('shell.signIn')}
              </LinkButton>
            }
          />
        ) : borrowed ? (
          <Notice
            strip
            title={t('forum.eyes.notice', { eyes })}
            action={
              <LinkButton size="sm" href={path}>
                {t('forum.eyes.back')}
              </LinkButton>
            }
          />
        ) : undefined
      }
      aside={
        tools.length > 0 ? (
          <ul className="flex flex-col">
            {tools.map(({ href, label }) => (
              <li key={href}>
                <BareLink
                  href={href}
                  aria-current={path === href ? 'page' : undefined}
                  className={cx(
                    'flex min-h-11 items-center rounded-control px-3 no-underline hover:bg-sunk lg:pointer-fine:min-h-8',
                    path === href || path.startsWith(`${href}/`) ? 'bg-sunk font-semibold' : 'text-ink-2',
                  )}
                >
                  {label}
                </BareLink>
              </li>
            ))}
          </ul>
        ) : undefined
      }
    >
      {/* The sheet stays: it says itself that it is closed, and words it could not send can be taken out of it. */}
      <div hidden={ended && here !== 'text'}>{children}</div>
    </ForumShell>
  );
}

function stationOf(path: string, base: string): StationName | null {
  const rest = path.slice(base.length).split('/')[1] ?? '';
  if (rest === '' || rest === 'programme') return 'programme';
  const at: Record<string, StationName> = {
    people: 'people',
    proposals: 'proposals',
    t: 'proposals',
    tracks: 'proposals',
    text: 'text',
    draft: 'text',
    amendments: 'text',
    review: 'text',
    minutes: 'decision',
    vote: 'vote',
    votes: 'vote',
    ballot: 'vote',
    decision: 'decision',
    resolution: 'decision',
    c: 'text',
    board: 'realisation',
    r: 'realisation',
  };
  return at[rest] ?? null;
}
