/** 404 of the pages without a shell. */
import { getTranslations } from 'next-intl/server';
import { PlainHead, PlainLinkButton } from '#components/ui/plain/plain.tsx';

export default async function JoinNotFound() {
  const [t, shell] = [await getTranslations('errors'), await getTranslations('shell')];
  return (
    <>
      <PlainHead name={shell('name')} href="/" />
      <main className="j-main" id="main">
        <h1 className="j-title">{t('notFoundTitle')}</h1>
        <p>{t('notFoundBody')}</p>
        <p>
          <PlainLinkButton href="/">{t('toHome')}</PlainLinkButton>
        </p>
      </main>
    </>
  );
}
