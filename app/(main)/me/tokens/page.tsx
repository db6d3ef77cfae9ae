/** «Доступ для программ»: a person's tokens and addresses of feeds, each shown once and revocable at once. */
import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { readTheme } from '#app/prefs.ts';
import { MainForm } from '#components/account/main-form.tsx';
import { PlainShell } from '#components/shell/forum-shell.tsx';
import { TextLink } from '#components/ui/link.tsx';
import { faceOf } from '#domain/account/face.ts';
import { SCOPES, TOKEN_LIMITS, type TokenView } from '#domain/token/schema.ts';
import { runtime } from '#server/runtime.ts';
import { createFeed, createToken, revokeToken } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exchange.tokens'))('title') };
}

const DAYS = [30, 90, TOKEN_LIMITS.days];

export default async function TokensPage() {
  const actor = await currentActor();
  const view = await found(runtime().token.queries.myTokens(actor), '/me/tokens');
  const [t, me] = [await getTranslations('exchange.tokens'), await getTranslations('account.me')];
  const forums = view.forums.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <PlainShell
      actor={actor && { face: faceOf(actor), href: '/me', guest: actor.kind === 'guest' }}
      theme={await readTheme()}
    >
      <div className="max-w-3xl space-y-10">
        <div className="space-y-3">
          <p>
            <TextLink href="/me">{me('title')}</TextLink>
          </p>
          <h1 className="text-2xl font-semibold sm:text-3xl">{t('title')}</h1>
          <p className="text-ink-2">{t('lead')}</p>
          <p>
            <a href="/api/v1/openapi.json" className="underline">
              {t('docs')}
            </a>
          </p>
        </div>
        <section aria-labelledby="list" className="space-y-2">
          <h2 id="list" className="font-semibold text-xl">
            {t('list')}
          </h2>
          {view.tokens.length === 0 ? (
            <p className="text-ink-2">{t('none')}</p>
          ) : (
            <ul className="divide-y divide-line border-line border-y">
              {view.tokens.map((token) => (
                <Token key={token.id} token={token} />
              ))}
            </ul>
          )}
        </section>
        <section aria-labelledby="make" className="space-y-4 border-line border-t pt-6">
          <h2 id="make" className="font-semibold text-xl">
            {t('make')}
          </h2>
          <MainForm
            action={createToken}
            submit={t('submit')}
            fields={[
              {
                kind: 'text',
                name: 'name',
                label: t('name'),
                hint: t('nameHint'),
                required: true,
                maxLength: 80,
              },
              {
                kind: 'select',
                name: 'forumId',
                label: t('forum'),
                options: [...forums, { value: '', label: t('allForums') }],
                value: forums[0]?.value ?? '',
              },
              {
                kind: 'select',
                name: 'days',
                label: t('days'),
                value: '90',
                options: DAYS.map((days) => ({ value: String(days), label: t('daysOf', { days }) })),
              },
              ...SCOPES.map((scope) => ({
                kind: 'tick' as const,
                name: scope,
                label: t(`scope.${scope}`),
                value: scope.startsWith('read') ? 'on' : '',
              })),
            ]}
          />
        </section>
        {forums.length > 0 && (
          <section aria-labelledby="feeds" className="space-y-4 border-line border-t pt-6">
            <h2 id="feeds" className="font-semibold text-xl">
              {t('feeds')}
            </h2>
            <p className="text-ink-2">{t('feedsLead')}</p>
            <MainForm
              action={createFeed}
              submit={t('feedSubmit')}
              tone="line"
              fields={[{ kind: 'select', name: 'forumId', label: t('forum'), options: forums }]}
            />
          </section>
        )}
      </div>
    </PlainShell>
  );
}

async function Token({ token }: { token: TokenView }) {
  const [t, format] = [await getTranslations('exchange.tokens'), await getFormatter()];
  const day = (iso: string) => format.dateTime(new Date(iso), 'date');
  const facts = [
    t(`kind.${token.kind}`),
    token.forum?.name ?? t('allForums'),
    token.expired ? t('expired') : t('until', { day: day(token.expiresAt) }),
    token.lastUsedOn ? t('used', { day: day(`${token.lastUsedOn}T12:00:00Z`) }) : t('unused'),
  ];
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
      <span className="min-w-0">
        <span className="block font-medium">{token.name}</span>
        <span className="block text-ink-2 text-sm">{facts.join(' · ')}</span>
        {token.scopes.length > 0 && (
          <span className="block text-ink-2 text-sm">
            {token.scopes.map((scope) => t(`scope.${scope as (typeof SCOPES)[number]}`)).join(' · ')}
          </span>
        )}
      </span>
      <MainForm
        action={revokeToken}
        submit={t('revoke')}
        tone="line"
        inline
        fields={[{ kind: 'hidden', name: 'tokenId', value: token.id }]}
      />
    </li>
  );
}
