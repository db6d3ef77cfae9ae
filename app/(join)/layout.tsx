/**
 * Root layout of the pages for any phone: no shell, no React Aria, no messages on the client. Theme and language are
 * chosen by plain forms in the foot. The page itself brings its head (PlainHead) and its <main className="j-main">.
 */
import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { readTheme } from '#app/prefs.ts';
import './join.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell');
  return { title: { default: t('name'), template: `%s · ${t('name')}` }, referrer: 'same-origin' };
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover' };

export default async function JoinLayout({ children }: { children: ReactNode }) {
  await connection();
  const [locale, theme, t] = [await getLocale(), await readTheme(), await getTranslations('shell')];
  return (
    <html lang={locale} data-theme={theme}>
      <body>
        <a className="j-skip" href="#main">
          {t('skip')}
        </a>
        {children}
      </body>
    </html>
  );
}
