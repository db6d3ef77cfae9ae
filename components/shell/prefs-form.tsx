'use client';
/**
 * Theme and language as a plain form to /api/prefs: works before and without any script. The path to return to is
 * filled in on the client; without it the server returns home.
 */
import { Settings2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { cx } from '#components/ui/cx.ts';

const CHIP =
  'min-h-11 rounded-control border px-3 text-base transition-colors aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-on-ink not-aria-pressed:border-edge not-aria-pressed:hover:bg-sunk';

export function PrefsForm({ theme, path = '/' }: { theme: string; path?: string }) {
  const t = useTranslations('shell');
  const locale = useLocale();
  const [back, setBack] = useState(path);
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const details = box.current;
      if (!details?.open) return;
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !details.contains(event.target as Node))
        details.open = false;
    };
    addEventListener('keydown', close);
    addEventListener('pointerdown', close);
    return () => {
      removeEventListener('keydown', close);
      removeEventListener('pointerdown', close);
    };
  }, []);
  return (
    <details ref={box} className="relative" onToggle={() => setBack(location.pathname + location.search)}>
      <summary
        aria-label={t('settings')}
        className="touch inline-flex list-none items-center justify-center rounded-control hover:bg-sunk [&::-webkit-details-marker]:hidden"
      >
        <Settings2 aria-hidden className="size-5" />
      </summary>
      <form
        method="post"
        action="/api/prefs"
        className="absolute right-0 z-float mt-1 w-72 space-y-4 rounded-control border border-line bg-sheet p-4 shadow-sheet"
      >
        <input type="hidden" name="back" value={back} />
        <fieldset>
          <legend className="mb-2 text-sm text-ink-2">{t('theme')}</legend>
          <div className="flex flex-wrap gap-2">
            {(['system', 'light', 'dark'] as const).map((value) => (
              <button
                key={value}
                name="theme"
                value={value}
                type="submit"
                aria-pressed={theme === value}
                className={CHIP}
              >
                {t(`themes.${value}`)}
              </button>
            ))}
          </div>
        </fieldset>
        <fieldset>
          <legend className="mb-2 text-sm text-ink-2">{t('language')}</legend>
          <div className="flex flex-wrap gap-2">
            {(['ru', 'en'] as const).map((value) => (
              <button
                key={value}
                name="lang"
                value={value}
                type="submit"
                lang={value}
                aria-pressed={locale === value}
                className={cx(CHIP)}
              >
                {value === 'ru' ? 'Русский' : 'English'}
              </button>
            ))}
          </div>
        </fieldset>
      </form>
    </details>
  );
}
