'use client';
/** Arrows, space, Page Up and Page Down of a clicker follow the links of the slide. */
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const ON = new Set(['ArrowRight', 'PageDown', ' ']);
const BACK = new Set(['ArrowLeft', 'PageUp', 'Backspace']);

export function SlideKeys({ next, back }: { next: string | null; back: string | null }) {
  const router = useRouter();
  useEffect(() => {
    const turn = (event: KeyboardEvent) => {
      const to = ON.has(event.key) ? next : BACK.has(event.key) ? back : null;
      if (!to || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      router.replace(to);
    };
    window.addEventListener('keydown', turn);
    return () => window.removeEventListener('keydown', turn);
  }, [router, next, back]);
  return null;
}
