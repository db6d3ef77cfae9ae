/**
 * Above the line: the mark, the body (club) and the forum, search and commands, the slot for connection and «сохранено»,
 * theme and language, and who is signed in.
 */
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Mark } from '#components/ui/avatar.tsx';
import { cx } from '#components/ui/cx.ts';
import { RingMark } from '#components/ui/icons.tsx';
import { BareLink, LinkButton } from '#components/ui/link.tsx';
import { LineMenu } from './line-menu.tsx';
import { PaletteButton } from './palette-button.tsx';
import { PrefsForm } from './prefs-form.tsx';
import type { PaletteScope, ShellActor, ShellForum } from './types.ts';

export function TopBar({
  forum,
  actor,
  theme,
  status,
  signInHref = '/signin',
  searchHref,
  find,
  line,
}: {
  forum?: ShellForum;
  actor: ShellActor | null;
  theme: string;
  status?: ReactNode;
  signInHref?: string | null;
  searchHref?: string;
  find?: PaletteScope | undefined;
  /** The stations, folded under the forum's name where there is no rail. */
  line?: ReactNode;
}) {
  const t = useTranslations('shell');
  return (
    <header
      data-print="no"
      className="sticky top-0 z-bar flex min-h-14 items-center gap-1 border-line border-b bg-paper px-2 sm:gap-2 sm:px-4"
    >
      <BareLink
        href="/"
        aria-label={t('home')}
        className="touch inline-flex shrink-0 items-center justify-center gap-2 no-underline"
      >
        <RingMark size={30} />
        {!forum && <span className="pr-1 text-lg font-semibold">{t('name')}</span>}
      </BareLink>
      {forum && (
        <div className="flex min-w-0 flex-col justify-center leading-tight max-lg:hidden">
          {forum.body && (
            <BareLink
              href={forum.body.href}
              className="inline-block max-w-full truncate text-ink-2 text-sm no-underline hover:text-ink hover:underline"
            >
              {forum.body.name}
            </BareLink>
          )}
          <BareLink
            href={forum.href}
            className="inline-block max-w-full truncate font-semibold no-underline hover:underline"
          >
            {forum.name}
          </BareLink>
        </div>
      )}
      {forum && <LineMenu forum={forum}>{line}</LineMenu>}
      <div className="ml-auto flex shrink-0 items-center gap-1 sm:gap-2">
        {status}
        <PaletteButton searchHref={searchHref} find={find} />
        <PrefsForm theme={theme} path={forum?.href ?? '/'} />
        {actor ? (
          <BareLink
            href={actor.href}
            className={cx(
              'touch inline-flex items-center justify-center gap-2 rounded-control px-1 no-underline hover:bg-sunk',
              forum && 'max-lg:hidden',
            )}
          >
            <Mark letters={actor.face.letters} peer={actor.face.peer} />
            <span className="flex flex-col text-left text-sm leading-tight max-sm:sr-only">
              <span className="font-medium">{actor.face.short}</span>
              {actor.role && <span className="text-ink-2">{actor.role}</span>}
            </span>
          </BareLink>
        ) : (
          signInHref && (
            <LinkButton href={signInHref} size="sm">
              {t('signIn')}
            </LinkButton>
          )
        )}
      </div>
    </header>
  );
}
