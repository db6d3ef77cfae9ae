/** Six digits for whoever has no camera for the QR. A plain GET form: the code is public in the hall. */
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PlainButton, PlainField, PlainHead } from '#components/ui/plain/plain.tsx';
import { PagePrefs } from '../page-prefs.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('join'))('title') };
}

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function JoinPage({ searchParams }: { searchParams: Search }) {
  const { code: given } = await searchParams;
  const typed = typeof given === 'string' ? given.slice(0, 40) : '';
  const code = typed.replace(/[\s-]/g, '');
  if (/^\d{6}$/.test(code)) redirect(`/j/${code}`);
  const [t, fields, shell] = [
    await getTranslations('join'),
    await getTranslations('account.fields'),
    await getTranslations('shell'),
  ];
  return (
    <>
      <PlainHead name={shell('name')} href="/" />
      <main id="main" className="j-main">
        <h1 className="j-title">{t('title')}</h1>
        <p>{t('lead')}</p>
        <form method="get" action="/join" className="j-stack">
          <PlainField
            name="code"
            label={t('code')}
            className="j-code"
            inputMode="numeric"
            autoComplete="off"
            maxLength={10}
            required
            defaultValue={typed}
            error={typed ? fields('digits_6') : undefined}
          />
          <PlainButton tone="ink" wide>
            {t('codeSubmit')}
          </PlainButton>
        </form>
        <p className="j-note">
          <a href="/signin">{t('haveAccount')}</a>
        </p>
      </main>
      <PagePrefs path="/join" />
    </>
  );
}
