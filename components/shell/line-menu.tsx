/** On a phone the forum's name opens its line of stations; the rail does it where there is room. */
import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { BareLink } from '#components/ui/link.tsx';
import { Fold } from './fold.tsx';
import type { ShellForum } from './types.ts';

export function LineMenu({ forum, children }: { forum: ShellForum; children: ReactNode }) {
  return (
    <Fold
      className="min-w-0 lg:hidden"
      summaryClass="flex min-h-11 min-w-0 items-center gap-1 px-1"
      summary={
        <>
          <span className="truncate font-semibold">{forum.name}</span>
          <ChevronDown
            aria-hidden
            className="size-5 shrink-0 transition-transform group-open/fold:rotate-180"
          />
        </>
      }
      panelClass="inset-x-2 top-full mt-1 max-h-[75dvh] overflow-y-auto p-3 sm:right-auto sm:w-96"
    >
      <p className="px-3 pb-2">
        <BareLink href={forum.href} className="font-semibold text-balance no-underline hover:underline">
          {forum.name}
        </BareLink>
        {forum.body && (
          <BareLink
            href={forum.body.href}
            className="block py-1 text-ink-2 text-sm no-underline hover:underline"
          >
            {forum.body.name}
          </BareLink>
        )}
      </p>
      {children}
    </Fold>
  );
}
