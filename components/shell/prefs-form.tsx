'use client';
/**
 * Theme and language as a plain form to /api/prefs: works before and without any script. The path to return to is
 * filled in on the client; without it the server returns to `path`.
 */
import { Settings2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { localeOf } from '#messages/locale.ts';
import { Fold } from './fold.tsx';

const CHIP =
  'min-h-11 rounded-control border px-3 text-base transition-colors aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-on-ink not-aria-pressed:border-edge not-aria-pressed:hover:bg-sunk';

export function PrefsForm({ theme, path = '/' }: { theme: string; path?: string }) {
  const t = useTranslations('shell');
  const locale = localeOf(useLocale());
  const [back, setBack] = useState(path);
  return (
    <Fold
      label={t('settings')}
      className="relative"
      summaryClass="touch inline-flex items-center justify-center"
      summary={<Settings2 aria-hidden className="size-5" />}
      panelClass="right-0 mt-1 w-80 max-w-[calc(100vw-1rem)] p-4"
      onOpen={() => setBack(location.pathname + location.search)}
    >
      <form method="post" action="/api/prefs" className="space-y-4">
        <input type="hidden" name="back" value={back} />
        <fieldset>
          <legend className="mb-2 text-ink-2 text-sm">{t('theme')}</legend>
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
          <legend className="mb-2 text-ink-2 text-sm">{t('language')}</legend>
          <div className="flex flex-wrap gap-2">
            {(['ru', 'en'] as const).map((value) => (
              <button
                key={value}
                name="lang"
                value={value}
                type="submit"
                lang={value}
                aria-pressed={locale === value}
                className={CHIP}
              >
                {value === 'ru' ? 'Русский' : 'English'}
              </button>
            ))}
          </div>
        </fieldset>
      </form>
    </Fold>
  );
}
