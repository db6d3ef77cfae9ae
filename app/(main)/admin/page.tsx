/** The installation as its administrator sees it. For everybody else there is no such page. */
import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { currentActor, found } from '#app/actor.ts';
import { readTheme } from '#app/prefs.ts';
import { MainForm } from '#components/account/main-form.tsx';
import { PlainShell } from '#components/shell/forum-shell.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { buttonClass } from '#components/ui/button-class.ts';
import { faceOf } from '#domain/account/face.ts';
import type { AdminView, MailView, PersonView } from '#domain/account/views.ts';
import { runtime } from '#server/runtime.ts';
import {
  createUser,
  erase,
  issueLink,
  resume,
  retryMail,
  saveInstallation,
  setAdmin,
  suspend,
} from './actions.ts';
import { PushSwitch } from './push.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('title') };
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

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function AdminPage({ searchParams }: { searchParams: Search }) {
  const { q } = await searchParams;
  const text = typeof q === 'string' ? q : '';
  const actor = await currentActor();
  const { queries } = runtime().account;
  const view = await found(queries.installation(actor), '/admin');
  const [people, letters] = [await queries.people(actor, text), await queries.letters(actor)];
  const push = await runtime().push.queries.pushAdmin(actor);
  const [t, calendar] = [await getTranslations('admin'), await getTranslations('board.calendar')];
  return (
    <PlainShell actor={actor && { face: faceOf(actor), href: '/me' }} theme={await readTheme()}>
      <div className="max-w-4xl space-y-10">
        <h1 className="text-2xl font-semibold sm:text-3xl">{t('title')}</h1>
        <p>
          <a className="underline" href="/admin/calendar">
            {calendar('title')}
          </a>
        </p>
        <Part id="about" title={t('about')}>
          <About view={view} />
        </Part>
        <Part id="people" title={t('people')}>
          <form method="get" action="/admin" className="flex max-w-xl flex-wrap items-end gap-3">
            <label className="block min-w-0 grow">
              <span className="mb-1 block font-medium">{t('search')}</span>
              <input
                name="q"
                defaultValue={text}
                maxLength={100}
                className="min-h-11 w-full rounded-control border border-edge bg-sheet px-3"
              />
            </label>
            <button type="submit" className={buttonClass('line')}>
              {t('find')}
            </button>
          </form>
          <People people={people} />
          <h3 className="font-semibold text-lg">{t('create')}</h3>
          <MainForm
            action={createUser}
            submit={t('createSubmit')}
            fields={[
              { kind: 'text', name: 'personName', label: t('personName'), required: true, maxLength: 200 },
              { kind: 'email', name: 'email', label: t('email'), required: true, maxLength: 254 },
              { kind: 'tick', name: 'makeAdmin', label: t('makeAdmin') },
            ]}
          />
        </Part>
        <Part id="outbox" title={t('outbox')}>
          <Letters letters={letters} sends={view.mailSends} />
        </Part>
        <Part id="push" title={(await getTranslations('push.admin'))('title')}>
          <PushSwitch view={push} />
        </Part>
        <Part id="settings" title={t('settings')}>
          <p className="text-ink-2">{t('operatorNote')}</p>
          <MainForm
            action={saveInstallation}
            submit={t('save')}
            fields={[
              {
                kind: 'text',
                name: 'name',
                label: t('name'),
                value: view.name,
                required: true,
                maxLength: 120,
              },
              {
                kind: 'text',
                name: 'organisation',
                label: `${t('operator')}: ${t('organisation')}`,
                value: view.operator?.organisation,
                maxLength: 300,
              },
              { kind: 'text', name: 'inn', label: t('inn'), value: view.operator?.inn, maxLength: 12 },
              {
                kind: 'text',
                name: 'address',
                label: t('address'),
                value: view.operator?.address,
                maxLength: 300,
              },
              {
                kind: 'text',
                name: 'contact',
                label: t('contact'),
                value: view.operator?.contact,
                maxLength: 300,
              },
            ]}
          />
        </Part>
      </div>
    </PlainShell>
  );
}

async function About({ view }: { view: AdminView }) {
  const t = await getTranslations('admin');
  const { version, bytes, own } = view.database;
  const size = Math.round(bytes / 1_048_576);
  const facts: [string, string][] = [
    [t('version'), view.version],
    [t('node'), view.node],
    [t('database'), own ? t('databaseOwn', { version, size }) : t('databaseOther', { version, size })],
    [t('dataDir'), view.dataDir],
    [t('mail'), view.mailSends ? t('mailSends') : t('mailKept')],
    [t('oidc'), view.oidc ?? t('none')],
  ];
  return (
    <>
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_1fr]">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-2">{name}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <p>{t('counts', view.counts)}</p>
    </>
  );
}

async function People({ people }: { people: readonly PersonView[] }) {
  const t = await getTranslations('admin');
  if (people.length === 0) return <p className="text-ink-2">{t('nobody')}</p>;
  return (
    <ul className="divide-y divide-line">
      {people.map((person) => {
        const id = { kind: 'hidden' as const, name: 'accountId', value: person.accountId };
        return (
          <li key={person.accountId} className="py-3">
            <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <span className="font-medium">{person.name}</span>
              {person.email && <span className="text-ink-2">{person.email}</span>}
              {person.admin && <Badge>{t('isAdmin')}</Badge>}
              {person.suspended && <Badge>{t('isSuspended')}</Badge>}
            </p>
            <details>
              <summary className="min-h-11 cursor-pointer py-2.5 text-ink-2 text-sm">
                {t('actions')}
                <span className="sr-only">: {person.name}</span>
              </summary>
              <div className="flex flex-wrap items-start gap-3 pb-2">
                {!person.suspended && (
                  <MainForm inline tone="line" action={issueLink} submit={t('issueLink')} fields={[id]} />
                )}
                {person.suspended ? (
                  <MainForm inline tone="line" action={resume} submit={t('resume')} fields={[id]} />
                ) : (
                  <MainForm inline tone="line" action={suspend} submit={t('suspend')} fields={[id]} />
                )}
                <MainForm
                  inline
                  tone="line"
                  action={setAdmin}
                  submit={person.admin ? t('unadmin') : t('admin')}
                  fields={[id, { kind: 'hidden', name: 'admin', value: person.admin ? 'no' : 'yes' }]}
                />
              </div>
              <MainForm
                inline
                tone="line"
                action={erase}
                submit={t('erase')}
                fields={[
                  id,
                  {
                    kind: 'tick',
                    name: 'confirm',
                    label: t('eraseConfirm', { name: person.name }),
                    required: true,
                  },
                ]}
              />
            </details>
          </li>
        );
      })}
    </ul>
  );
}

async function Letters({ letters, sends }: { letters: readonly MailView[]; sends: boolean }) {
  const [t, format] = [await getTranslations('admin'), await getFormatter()];
  if (letters.length === 0) return <p className="text-ink-2">{t('outboxEmpty')}</p>;
  return (
    <>
      <p className="text-ink-2">{t('outboxNote')}</p>
      <ul className="divide-y divide-line">
        {letters.map((letter) => (
          <li key={letter.id} className="space-y-1 py-3">
            <p className="font-medium">{letter.subject}</p>
            <p className="text-ink-2 text-sm">
              {t('to', { recipient: letter.recipient })} · {format.dateTime(letter.createdAt, 'dateTime')} ·{' '}
              {t(`status.${letter.status}`)}
              {letter.attempts > 0 && ` · ${t('attempts', { count: letter.attempts })}`}
              {letter.errorCode && ` · ${letter.errorCode}`}
            </p>
            <details>
              <summary className="min-h-11 cursor-pointer py-2.5 text-sm">{t('showLetter')}</summary>
              <p className="whitespace-pre-wrap break-words rounded-sheet bg-sunk p-4">{letter.body}</p>
            </details>
            {sends && letter.status !== 'queued' && (
              <MainForm
                inline
                tone="line"
                action={retryMail}
                submit={t('retry')}
                fields={[{ kind: 'hidden', name: 'mailId', value: letter.id }]}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
