/** After erasure: nobody is signed in any more, so the page knows nothing but this. */
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PlainHead, PlainNotice } from '#components/ui/plain/plain.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.me'))('erasedTitle') };
}

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function ErasedPage({ searchParams }: { searchParams: Search }) {
  const { mentions } = await searchParams;
  const [t, shell] = [await getTranslations('account.me'), await getTranslations('shell')];
  return (
    <>
      <PlainHead name={shell('name')} href="/" />
      <main id="main" className="j-main">
        <h1 className="j-title">{t('erasedTitle')}</h1>
        <PlainNotice kind="done" title={t('erasedBody')} />
        {mentions !== undefined && <p>{t('erasedMentions')}</p>}
      </main>
    </>
  );
}
