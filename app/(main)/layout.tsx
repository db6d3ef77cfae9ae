/**
 * Root layout of everything with a shell. The theme stands on <html> before the first paint; every page is rendered per
 * request, since the nonce of the Content-Security-Policy would break a prerendered one.
 */
import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Messages } from '#app/messages.tsx';
import { readTheme } from '#app/prefs.ts';
import '#app/globals.css';
import { Providers } from './providers.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell');
  return { title: { default: t('name'), template: `%s · ${t('name')}` }, referrer: 'same-origin' };
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover' };

export default async function MainLayout({ children }: { children: ReactNode }) {
  await connection();
  const [locale, theme] = [await getLocale(), await readTheme()];
  return (
    <html lang={locale} data-theme={theme} suppressHydrationWarning>
      <body>
        <Messages root namespaces={[]}>
          <Providers locale={locale}>{children}</Providers>
        </Messages>
      </body>
    </html>
  );
}
