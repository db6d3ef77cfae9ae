/** «Я»: name, forums, address, password, sessions, and one's own data. */
import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { currentActor, found } from '#app/actor.ts';
import { readTheme } from '#app/prefs.ts';
import { MainForm } from '#components/account/main-form.tsx';
import { PlainShell } from '#components/shell/forum-shell.tsx';
import { Button } from '#components/ui/button.tsx';
import { LinkButton, TextLink } from '#components/ui/link.tsx';
import { EmptyState } from '#components/ui/states.tsx';
import { faceOf } from '#domain/account/face.ts';
import { PASSWORD_MIN } from '#domain/account/schema.ts';
import type { MyForum, ProfileView } from '#domain/account/views.ts';
import { shortTitle } from '#domain/forum/title.ts';
import { runtime } from '#server/runtime.ts';
import { addEmail, changePassword, eraseMe, saveProfile, signOutEverywhere, signOutHere } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.me'))('title') };
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="space-y-4 border-line border-t pt-6">
      <h2 id={`${id}-title`} className="font-semibold text-xl">
        {title}
      </h2>
      {children}
    </section>
  );
}

export default async function MePage() {
  const actor = await currentActor();
  const me = await found(runtime().account.queries.profile(actor), '/me');
  const [t, link] = [await getTranslations('account.me'), await getTranslations('account.link')];
  const [programs, push] = [await getTranslations('exchange.tokens'), await getTranslations('push')];
  const pushes = me.kind === 'user' && (await runtime().push.queries.pushIsOn());
  return (
    <PlainShell
      actor={{ face: faceOf(me), href: '/me', guest: me.kind === 'guest' }}
      theme={await readTheme()}
    >
      <div className="max-w-3xl space-y-10">
        <div className="space-y-3">
          <h1 className="text-2xl font-semibold sm:text-3xl">{me.name}</h1>
          {me.kind === 'guest' && <p className="text-ink-2">{t('guest')}</p>}
          {me.admin && (
            <LinkButton href="/admin" tone="line">
              {t('admin')}
            </LinkButton>
          )}
        </div>
        <Part id="forums" title={t('forums')}>
          <Forums forums={me.forums} />
        </Part>
        <Part id="profile" title={t('profile')}>
          <MainForm
            action={saveProfile}
            submit={t('save')}
            fields={[
              {
                kind: 'text',
                name: 'name',
                label: t('name'),
                hint: t('nameHint'),
                value: me.name,
                required: true,
                autoComplete: 'name',
                maxLength: 200,
              },
              {
                kind: 'select',
                name: 'locale',
                label: t('locale'),
                value: me.locale ?? '',
                options: [
                  { value: '', label: t('localeAuto') },
                  { value: 'ru', label: t('localeRu') },
                  { value: 'en', label: t('localeEn') },
                ],
              },
            ]}
          />
        </Part>
        <Part id="email" title={t('email')}>
          <Address me={me} />
        </Part>
        {me.kind === 'user' && (
          <Part id="password" title={t('password')}>
            <p className="text-ink-2">{t('passwordNote')}</p>
            <MainForm
              action={changePassword}
              submit={me.hasPassword ? t('passwordSubmit') : t('passwordFirst')}
              fields={[
                ...(me.hasPassword
                  ? [
                      {
                        kind: 'password' as const,
                        name: 'current',
                        label: t('passwordCurrent'),
                        required: true,
                        autoComplete: 'current-password',
                        maxLength: 200,
                      },
                    ]
                  : []),
                {
                  kind: 'password',
                  name: 'password',
                  label: t('passwordNew'),
                  hint: link('passwordHint', { min: PASSWORD_MIN }),
                  required: true,
                  autoComplete: 'new-password',
                  maxLength: 200,
                },
              ]}
            />
          </Part>
        )}
        {pushes && (
          <Part id="news" title={push('me')}>
            <p>{push('meNote')}</p>
            <p>
              <TextLink href="/me/push">{push('title')}</TextLink>
            </p>
          </Part>
        )}
        <Part id="sessions" title={t('sessions')}>
          <div className="flex flex-wrap gap-3">
            <form action={signOutHere}>
              <Button type="submit">{t('signOut')}</Button>
            </form>
            <form action={signOutEverywhere}>
              <Button type="submit">{t('signOutEverywhere')}</Button>
            </form>
          </div>
          <p className="text-ink-2">{t('signOutNote')}</p>
        </Part>
        <Part id="data" title={t('data')}>
          <p>{t('dataBody')}</p>
          <p className="flex flex-wrap gap-x-6 gap-y-2">
            <a href="/me/export" download className="underline">
              {t('export')}
            </a>
            <TextLink href="/privacy">{t('privacy')}</TextLink>
            <TextLink href="/me/tokens">{programs('mine')}</TextLink>
          </p>
          <details className="border-line border-l-4 pl-4">
            <summary className="min-h-11 cursor-pointer py-2.5 font-medium">{t('erase')}</summary>
            <div className="space-y-4 pt-2">
              <p>{t('eraseBody')}</p>
              <MainForm
                action={eraseMe}
                submit={t('eraseSubmit')}
                fields={[{ kind: 'tick', name: 'confirm', label: t('eraseConfirm'), required: true }]}
              />
            </div>
          </details>
        </Part>
      </div>
    </PlainShell>
  );
}

async function Address({ me }: { me: ProfileView }) {
  const t = await getTranslations('account.me');
  return (
    <>
      <p>
        {me.email
          ? t('emailNow', { email: me.email })
          : me.kind === 'guest'
            ? t('emailGuest')
            : t('emailNone')}
      </p>
      <MainForm
        action={addEmail}
        submit={t('emailSubmit')}
        tone="line"
        fields={[
          {
            kind: 'email',
            name: 'email',
            label: t('emailNew'),
            required: true,
            autoComplete: 'email',
            maxLength: 254,
          },
        ]}
      />
    </>
  );
}

async function Forums({ forums }: { forums: readonly MyForum[] }) {
  const [t, format] = [await getTranslations('account.me'), await getFormatter()];
  if (forums.length === 0) {
    return (
      <EmptyState
        compact
        title={t('noForums')}
        action={
          <LinkButton href="/join" tone="ink">
            {t('joinForum')}
          </LinkButton>
        }
      />
    );
  }
  return (
    <ul className="divide-y divide-line">
      {forums.map((forum) => (
        <li key={forum.slug} className="flex flex-wrap items-baseline justify-between gap-x-4 py-3">
          <TextLink href={`/f/${forum.slug}`}>{shortTitle(forum.name)}</TextLink>
          <span className="text-ink-2 text-sm">
            {format.dateTime(new Date(`${forum.startsOn}T12:00:00Z`), 'date')}
            {!forum.confirmed && ` · ${t('unconfirmed')}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
