/** Theme and language at the foot of a page without the shell. */
import { getTranslations } from 'next-intl/server';
import { readerLocale } from '#app/i18n.ts';
import { readTheme } from '#app/prefs.ts';
import { PlainPrefs } from '#components/ui/plain/plain.tsx';

export async function PagePrefs({ path }: { path: string }) {
  const t = await getTranslations('shell');
  return (
    <PlainPrefs
      path={path}
      locale={await readerLocale()}
      theme={await readTheme()}
      labels={{ light: t('themes.light'), dark: t('themes.dark') }}
    />
  );
}
