'use client';
/** Follows a view and has the server render the page anew when it moves on: one truth, drawn in one place. */
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useView } from '#components/live/use-view.ts';
import { whenReachable } from '#components/live/when-reachable.ts';

export function LiveRefresh({ name, id }: { name: string; id: string }) {
  const router = useRouter();
  const { rev } = useView<unknown>(name, id, null);
  const first = useRef<number | null>(null);
  useEffect(() => {
    if (rev === 0) return;
    const moved = first.current !== null && rev !== first.current;
    first.current = rev;
    return moved ? whenReachable(() => router.refresh()) : undefined;
  }, [rev, router]);
  return null;
}
