/** The phone's four places. «Сейчас» follows the room; a cinnabar dot says that something awaits the reader there. */
import { BookOpenText, ListChecks, Radio, UserRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { cx } from '#components/ui/cx.ts';
import { BareLink } from '#components/ui/link.tsx';
import type { ShellPlaces } from './types.ts';

const SIGNS = { now: Radio, text: BookOpenText, realisation: ListChecks, me: UserRound };

export function BottomBar({ places }: { places: ShellPlaces }) {
  const t = useTranslations('shell');
  return (
    <nav
      aria-label={t('places')}
      data-print="no"
      className="fixed inset-x-0 bottom-0 z-bar border-line border-t bg-sheet pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <ul className="mx-auto flex max-w-xl">
        {(['now', 'text', 'realisation', 'me'] as const).map((place) => {
          const PlaceSign = SIGNS[place];
          const here = places.here === place;
          return (
            <li key={place} className="flex-1">
              <BareLink
                href={places[place]}
                aria-current={here ? 'page' : undefined}
                className={cx(
                  'relative flex min-h-14 flex-col items-center justify-center gap-0.5 text-sm no-underline outline-offset-[-2px]',
                  here ? 'font-semibold text-ink' : 'text-ink-2',
                )}
              >
                {here && <span aria-hidden className="absolute inset-x-4 top-0 h-0.5 bg-ink" />}
                <span className="relative">
                  <PlaceSign aria-hidden className="size-6" strokeWidth={here ? 2.25 : 1.75} />
                  {places.awaiting?.[place] && (
                    <span className="absolute -top-0.5 -right-1.5 size-2.5 rounded-full bg-cinnabar ring-2 ring-sheet">
                      <span className="sr-only">{t('awaitsYou', { count: 1 })}</span>
                    </span>
                  )}
                </span>
                {t(`place.${place}`)}
              </BareLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
