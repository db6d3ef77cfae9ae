/** What a link from a letter opens. Looking does not use it up; the button does. */
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PlainForm } from '#components/account/plain-form.tsx';
import { PlainHead, PlainLinkButton, PlainNotice } from '#components/ui/plain/plain.tsx';
import { PASSWORD_MIN } from '#domain/account/schema.ts';
import type { LinkView } from '#domain/account/views.ts';
import { isRefusal } from '#domain/errors.ts';
import { runtime } from '#server/runtime.ts';
import { redeemLink } from '../actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.link'))('title') };
}

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function LinkPage({ searchParams }: { searchParams: Search }) {
  const { t: given } = await searchParams;
  const token = typeof given === 'string' ? given : '';
  const [t, shell] = [await getTranslations('account.link'), await getTranslations('shell')];
  const view = await runtime()
    .account.queries.linkPage(token)
    .catch((error: unknown): LinkView | null => {
      if (isRefusal(error)) return null;
      throw error;
    });
  return (
    <>
      <PlainHead name={shell('name')} href="/" />
      <main id="main" className="j-main">
        <h1 className="j-title">{view ? t('title') : t('deadTitle')}</h1>
        {view ? (
          <>
            <p>{t(view.purpose, { name: view.name })}</p>
            <PlainForm
              action={redeemLink}
              submit={t(`submit_${view.purpose}`)}
              fields={[
                { kind: 'hidden', name: 'token', value: token },
                ...(view.purpose === 'reset' || view.purpose === 'invite'
                  ? [
                      {
                        kind: 'password' as const,
                        name: 'password',
                        label: view.purpose === 'reset' ? t('password') : t('passwordOptional'),
                        hint: t('passwordHint', { min: PASSWORD_MIN }),
                        required: view.purpose === 'reset',
                        autoComplete: 'new-password',
                        maxLength: 200,
                      },
                    ]
                  : []),
              ]}
            />
          </>
        ) : (
          <>
            <PlainNotice kind="problem" title={t('deadBody')} />
            <PlainLinkButton href="/signin/request" wide>
              {t('toSignIn')}
            </PlainLinkButton>
          </>
        )}
      </main>
    </>
  );
}
