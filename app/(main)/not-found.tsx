/** 404 inside the shell: says what may be the reason and leads home. */
import { getTranslations } from 'next-intl/server';
import { readTheme } from '#app/prefs.ts';
import { PlainShell } from '#components/shell/forum-shell.tsx';
import { LinkButton } from '#components/ui/link.tsx';
import { EmptyState } from '#components/ui/states.tsx';

export default async function NotFound() {
  const [t, theme] = [await getTranslations('errors'), await readTheme()];
  return (
    <PlainShell actor={null} theme={theme}>
      <title>{t('notFoundTitle')}</title>
      <h1 className="sr-only">{t('notFoundTitle')}</h1>
      <EmptyState
        title={t('notFoundTitle')}
        action={
          <LinkButton href="/" tone="ink">
            {t('toHome')}
          </LinkButton>
        }
      >
        <p>{t('notFoundBody')}</p>
      </EmptyState>
    </PlainShell>
  );
}
