/** First run. There is no such page once the installation has its administrator. */
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PlainForm } from '#components/account/plain-form.tsx';
import { PlainHead } from '#components/ui/plain/plain.tsx';
import { PASSWORD_MIN } from '#domain/account/schema.ts';
import { runtime } from '#server/runtime.ts';
import { PagePrefs } from '../page-prefs.tsx';
import { setUp } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('join.setup'))('title') };
}

export default async function SetupPage() {
  if (!(await runtime().account.queries.setupOpen())) notFound();
  const [t, shell] = [await getTranslations('join.setup'), await getTranslations('shell')];
  return (
    <>
      <PlainHead name={shell('name')} />
      <main id="main" className="j-main">
        <h1 className="j-title">{t('title')}</h1>
        <p>{t('lead')}</p>
        <PlainForm
          action={setUp}
          submit={t('submit')}
          fields={[
            {
              kind: 'text',
              name: 'code',
              label: t('code'),
              hint: t('codeHint'),
              required: true,
              maxLength: 20,
            },
            {
              kind: 'text',
              name: 'installation',
              label: t('installation'),
              hint: t('installationHint'),
              required: true,
              maxLength: 120,
            },
            {
              kind: 'text',
              name: 'name',
              label: t('name'),
              required: true,
              autoComplete: 'name',
              maxLength: 200,
            },
            {
              kind: 'email',
              name: 'email',
              label: t('email'),
              required: true,
              autoComplete: 'email',
              maxLength: 254,
            },
            {
              kind: 'password',
              name: 'password',
              label: t('password'),
              hint: t('passwordHint', { min: PASSWORD_MIN }),
              required: true,
              autoComplete: 'new-password',
              maxLength: 200,
            },
          ]}
        />
      </main>
      <PagePrefs path="/setup" />
    </>
  );
}
