'use client';
/** The one listener that turns clicks on our own links into navigation without a reload. */
import { useEffect } from 'react';

/** What a plain click on a link of this page leads to, or null where the browser does it: other windows, files, anchors. */
export function wayOf(event: MouseEvent, here: Location): string | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link =
    event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-nav]') : null;
  if (!link || (link.target && link.target !== '_self') || link.hasAttribute('download')) return null;
  if (link.rel.includes('external') || link.origin !== here.origin) return null;
  if (link.hash && link.pathname === here.pathname && link.search === here.search) return null;
  return link.pathname + link.search + link.hash;
}

export function FollowLinks({ navigate }: { navigate: (path: string) => void }) {
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const way = wayOf(event, location);
      if (way === null) return;
      event.preventDefault();
      navigate(way);
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, [navigate]);
  return null;
}
