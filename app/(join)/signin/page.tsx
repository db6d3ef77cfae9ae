/** Sign-in: password, a link by mail, an OpenID provider where the administrator set one; the hall uses the code. */
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentActor } from '#app/actor.ts';
import { PlainForm } from '#components/account/plain-form.tsx';
import { PlainButton, PlainHead, PlainLinkButton, PlainNotice } from '#components/ui/plain/plain.tsx';
import { safeNext } from '#domain/account/redirect.ts';
import { runtime } from '#server/runtime.ts';
import { PagePrefs } from '../page-prefs.tsx';
import { signInWithPassword } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.signIn'))('title') };
}

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const search = await searchParams;
  const next = safeNext(search.next ?? search.callbackUrl);
  const [t, shell, actor] = [
    await getTranslations('account.signIn'),
    await getTranslations('shell'),
    await currentActor(),
  ];
  const oidc = runtime().services.env.oidc?.name;
  const email = {
    kind: 'email' as const,
    name: 'email',
    label: t('email'),
    required: true,
    autoComplete: 'username',
    maxLength: 254,
  };
  const hidden = { kind: 'hidden' as const, name: 'next', value: next };
  return (
    <>
      <PlainHead name={shell('name')} href="/" />
      <main id="main" className="j-main">
        <h1 className="j-title">{t('title')}</h1>
        {actor && (
          <PlainNotice title={t('already', { name: actor.name })}>
            <a href={next}>{t('go')}</a>
          </PlainNotice>
        )}
        {search.error && <PlainNotice kind="problem" title={t('oidcFailed')} />}
        <p>{t('lead')}</p>
        <PlainLinkButton href="/join" wide>
          {t('toJoin')}
        </PlainLinkButton>
        <PlainForm
          action={signInWithPassword}
          submit={t('submit')}
          fields={[
            hidden,
            email,
            {
              kind: 'password',
              name: 'password',
              label: t('password'),
              required: true,
              autoComplete: 'current-password',
              maxLength: 200,
            },
          ]}
        />
        {oidc && (
          <form method="post" action="/api/auth/start">
            <input type="hidden" name="next" value={next} />
            <PlainButton wide>{t('oidc', { name: oidc })}</PlainButton>
          </form>
        )}
        <p>
          <a href={`/signin/request?next=${encodeURIComponent(next)}`}>{t('linkTitle')}</a>
        </p>
        <p>
          <a href={`/signin/request?purpose=reset&next=${encodeURIComponent(next)}`}>{t('forgot')}</a>
        </p>
        <p className="j-note">
          <a href="/privacy">{t('privacy')}</a>
        </p>
      </main>
      <PagePrefs path="/signin" />
    </>
  );
}
