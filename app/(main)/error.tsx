'use client';
/** A page that failed on the server: what happened, what was kept, try again, the code for whoever helps. */
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { LinkButton } from '#components/ui/link.tsx';
import { ErrorState } from '#components/ui/states.tsx';

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations('errors');
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-10">
      <h1 className="sr-only">{t('brokenTitle')}</h1>
      <ErrorState
        title={t('brokenTitle')}
        kept={t('brokenKept')}
        code={error.digest ? t('brokenCode', { code: error.digest }) : undefined}
        action={
          <>
            <Button tone="ink" onPress={() => reset()}>
              {t('retry')}
            </Button>
            <LinkButton href="/">{t('toHome')}</LinkButton>
          </>
        }
      >
        <p>{t('brokenBody')}</p>
      </ErrorState>
    </div>
  );
}
