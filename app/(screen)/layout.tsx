/**
 * Root layout of the projector: nothing but the scene. Type and contrast for the last row of the hall are in screen.css.
 */
import type { Metadata } from 'next';
import { connection } from 'next/server';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { readTheme } from '#app/prefs.ts';
import './screen.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell');
  return { title: { default: t('name'), template: `%s · ${t('name')}` }, robots: { index: false } };
}

export default async function ScreenLayout({ children }: { children: ReactNode }) {
  await connection();
  const [locale, theme] = [await getLocale(), await readTheme()];
  // A projector is set by the hall, not by the laptop's system: paper unless somebody chose the night.
  return (
    <html lang={locale} data-theme={theme === 'dark' ? 'dark' : 'light'}>
      <body>{children}</body>
    </html>
  );
}
