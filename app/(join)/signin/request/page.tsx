/** Asking for a letter with a one-time link, to sign in or to set a new password. */
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PlainForm } from '#components/account/plain-form.tsx';
import { PlainHead } from '#components/ui/plain/plain.tsx';
import { safeNext } from '#domain/account/redirect.ts';
import { PagePrefs } from '../../page-prefs.tsx';
import { requestLink } from '../actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.signIn'))('linkTitle') };
}

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function RequestLinkPage({ searchParams }: { searchParams: Search }) {
  const search = await searchParams;
  const reset = search.purpose === 'reset';
  const [t, shell] = [await getTranslations('account.signIn'), await getTranslations('shell')];
  return (
    <>
      <PlainHead name={shell('name')} href="/" />
      <main id="main" className="j-main">
        <h1 className="j-title">{reset ? t('forgot') : t('linkTitle')}</h1>
        <p>{t('linkLead')}</p>
        <PlainForm
          action={requestLink}
          submit={reset ? t('resetSubmit') : t('linkSubmit')}
          fields={[
            { kind: 'hidden', name: 'purpose', value: reset ? 'reset' : 'signin' },
            { kind: 'hidden', name: 'next', value: safeNext(search.next) },
            {
              kind: 'email',
              name: 'email',
              label: t('email'),
              required: true,
              autoComplete: 'username',
              maxLength: 254,
            },
          ]}
        />
        <p>
          <a href="/signin">{t('title')}</a>
        </p>
      </main>
      <PagePrefs path="/signin/request" />
    </>
  );
}
