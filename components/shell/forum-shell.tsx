/**
 * The frame of every page of a forum: top bar, the line of stations as a rail on the desktop, four places on the phone.
 * It is a server component; only search, settings and links run on the client. `readonly` data in, nothing fetched here.
 */
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { BottomBar } from './bottom-bar.tsx';
import { CommandsProvider } from './commands.tsx';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';
import type { PaletteCommand, PaletteScope, ShellActor, ShellForum, ShellPlaces, Station } from './types.ts';

export interface ForumShellProps {
  forum: ShellForum;
  stations: readonly Station[];
  places: ShellPlaces;
  actor: ShellActor | null;
  theme: string;
  commands?: readonly PaletteCommand[];
  /** Connection and «сохранено». */
  status?: ReactNode;
  /** A strip under the bar: offline, frozen, below quorum. */
  notice?: ReactNode;
  /** What stands under the rail: tracks, tools of the organiser. */
  aside?: ReactNode;
  searchHref?: string;
  find?: PaletteScope | undefined;
  signInHref?: string;
  children: ReactNode;
}

export function ForumShell(props: ForumShellProps) {
  const { forum, stations, places, actor, theme, commands = [], status, notice, aside, children } = props;
  const t = useTranslations('shell');
  const base: PaletteCommand[] = [
    ...stations.map((station, at) => ({
      id: `station-${station.key}`,
      label: t(`station.${station.key}`),
      group: t('groupGo'),
      href: station.href,
      key: `Shift+Digit${at + 1}`,
      keyLabel: `Shift ${at + 1}`,
    })),
    {
      id: 'place-now',
      label: t('place.now'),
      group: t('groupGo'),
      href: places.now,
      key: 'KeyN',
      keyLabel: 'N',
    },
    { id: 'place-me', label: t('place.me'), group: t('groupGo'), href: places.me },
    ...commands,
  ];
  return (
    <CommandsProvider base={base}>
      <SkipLink />
      <TopBar
        forum={forum}
        actor={actor}
        theme={theme}
        status={status}
        searchHref={props.searchHref}
        find={props.find}
        signInHref={props.signInHref}
        line={
          <>
            <Rail stations={stations} title={forum.name} />
            {aside && <div className="mt-3 border-line border-t pt-3">{aside}</div>}
          </>
        }
      />
      {notice}
      <div className="flex w-full">
        <aside
          data-print="no"
          className="sticky top-14 z-rail hidden max-h-[calc(100dvh-3.5rem)] w-60 shrink-0 self-start overflow-y-auto px-3 py-4 lg:block"
        >
          <Rail stations={stations} title={forum.name} />
          {aside && <div className="mt-4 border-line border-t pt-3">{aside}</div>}
        </aside>
        <main
          id="main"
          tabIndex={-1}
          data-no-ring
          className="min-h-[calc(100dvh-3.5rem)] min-w-0 grow px-4 pt-5 pb-24 sm:px-6 lg:border-line lg:border-l lg:px-8 lg:pb-12 print:border-0 print:p-0"
        >
          <div className="max-w-[88rem]">{children}</div>
        </main>
      </div>
      <BottomBar places={places} />
    </CommandsProvider>
  );
}

/** For home, sign-in, administration: the bar and the page, no line. */
export function PlainShell({
  actor,
  theme,
  commands = [],
  signInHref,
  searchHref,
  notice,
  children,
}: {
  actor: ShellActor | null;
  theme: string;
  commands?: readonly PaletteCommand[];
  /** Null: not offered. */
  signInHref?: string | null;
  searchHref?: string;
  notice?: ReactNode;
  children: ReactNode;
}) {
  return (
    <CommandsProvider base={commands}>
      <SkipLink />
      <TopBar actor={actor} theme={theme} signInHref={signInHref} searchHref={searchHref} />
      {notice}
      <main id="main" tabIndex={-1} data-no-ring className="mx-auto w-full max-w-6xl px-4 pt-6 pb-16 sm:px-6">
        {children}
      </main>
    </CommandsProvider>
  );
}

function SkipLink() {
  const t = useTranslations('shell');
  return (
    <a
      href="#main"
      className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-toast focus:rounded-control focus:bg-ink focus:px-4 focus:py-3 focus:text-on-ink"
    >
      {t('skip')}
    </a>
  );
}

/** The head of a page inside a shell: title, one line below it, actions to the right. */
export function PageHead({
  title,
  over,
  children,
  actions,
}: {
  title: ReactNode;
  /** Above the title: a breadcrumb or the kind of the object. */
  over?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="mb-6 flex flex-wrap items-end gap-x-6 gap-y-3">
      <div className="min-w-0 grow basis-96">
        {over && <div className="mb-1 text-sm text-ink-2">{over}</div>}
        <h1 className="text-2xl font-semibold text-balance sm:text-3xl">{title}</h1>
        {children && <div className="measure mt-2 text-ink-2">{children}</div>}
      </div>
      {actions && (
        <div data-print="no" className="flex flex-wrap gap-2">
          {actions}
        </div>
      )}
    </div>
  );
}
