'use client';
/** Opens the palette (Ctrl/⌘ K) and the help of keys («?»); both are loaded when first asked for. */
import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { isTyping } from './commands.tsx';
import type { PaletteScope } from './types.ts';

const Palette = lazy(() => import('./palette.tsx'));
const KeyHelp = lazy(() => import('./key-help.tsx'));

export function PaletteButton({
  searchHref,
  find,
}: {
  searchHref?: string;
  find?: PaletteScope | undefined;
}) {
  const t = useTranslations('shell');
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.code === 'KeyK' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) {
        event.preventDefault();
        setOpen((now) => (now === 'palette' ? null : 'palette'));
      } else if (event.key === '?' && !isTyping(event.target)) {
        event.preventDefault();
        setOpen('keys');
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <Button
        tone="line"
        onPress={() => setOpen('palette')}
        aria-keyshortcuts="Control+K Meta+K"
        aria-label={t('search')}
        className="max-lg:border-transparent max-lg:bg-transparent max-lg:px-2.5 lg:min-w-56 lg:justify-start"
        icon={<Search aria-hidden />}
      >
        <span className="grow text-left font-normal text-ink-2 max-lg:hidden">{t('search')}</span>
        <kbd className="font-sans text-sm text-ink-2 max-lg:hidden">Ctrl K</kbd>
      </Button>
      <Suspense fallback={null}>
        {open === 'palette' && (
          <Palette
            searchHref={searchHref}
            find={find}
            onClose={() => setOpen(null)}
            onKeys={() => setOpen('keys')}
          />
        )}
        {open === 'keys' && <KeyHelp onClose={() => setOpen(null)} />}
      </Suspense>
    </>
  );
}
