'use client';
/**
 * 404 inside the shell: says what may be the reason and leads home. It is made on demand: Next takes the page that does
 * not exist along with every page that does, as a name and not as finished markup. Nobody is known to it, so it does not ask
 * to sign in whoever has done so.
 */
import { useTranslations } from 'next-intl';
import { LinkButton } from '#components/ui/link.tsx';
import { EmptyState } from '#components/ui/states.tsx';
import { PlainShell } from './forum-shell.tsx';

export function LostPage({ theme }: { theme: string }) {
  const t = useTranslations('errors');
  return (
    <PlainShell actor={null} theme={theme} signInHref={null}>
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
