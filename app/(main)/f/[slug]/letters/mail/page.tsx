/** «Ответы по почте»: addresses to put into letters, and what came by them, unverified until it is entered as a letter. */
import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { MailForms } from '#components/exchange/mail-forms.tsx';
import { PageHead } from '#components/shell/forum-shell.tsx';
import { TextLink } from '#components/ui/link.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { WaitingMail } from '#domain/inbound/schema.ts';
import { runtime } from '#server/runtime.ts';
import { dropMail, takeMail } from './actions.ts';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exchange.mail'))('title') };
}

export default async function MailPage({ params }: Props) {
  const { slug } = await params;
  const view = await found(
    runtime().inbound.queries.mailDesk(await currentActor(), slug),
    `/f/${slug}/letters/mail`,
  );
  const [t, b, format] = [
    await getTranslations('exchange.mail'),
    await getTranslations('board'),
    await getFormatter(),
  ];
  const day = (iso: string) => format.dateTime(new Date(`${iso}T12:00:00Z`), 'date');
  const moment = (iso: string) =>
    format.dateTime(new Date(iso), 'dateTime', { timeZone: view.forum.timeZone });
  return (
    <Messages namespaces={['board', 'exchange']} timeZone={view.forum.timeZone}>
      <PageHead
        over={<TextLink href={`/f/${slug}/letters`}>{b('letters.title')}</TextLink>}
        title={t('title')}
      >
        {t('lead')}
      </PageHead>
      <div className="flex max-w-3xl flex-col gap-10">
        {!view.open && <Notice title={t('closed')}>{t('closedNote')}</Notice>}
        {(view.open || view.waiting.length > 0) && (
          <section aria-labelledby="waiting" className="space-y-2">
            <h2 id="waiting" className="font-semibold text-xl">
              {t('waiting')}
            </h2>
            {view.mailbox && <MailboxLine at={moment(view.mailbox.at)} code={view.mailbox.code} />}
            {view.waiting.length === 0 ? (
              <p className="text-ink-2">{t('none')}</p>
            ) : (
              <ul className="divide-y divide-line border-line border-y">
                {view.waiting.map((mail) => (
                  <li key={mail.id} className="space-y-3 py-5">
                    <Letter mail={mail} slug={slug} on={day(mail.at)} />
                    <MailForms mail={mail} today={view.today} take={takeMail} drop={dropMail} />
                  </li>
                ))}
              </ul>
            )}
          </section>
        )}
        {view.addresses.length > 0 && (
          <section aria-labelledby="addresses" className="space-y-2">
            <h2 id="addresses" className="font-semibold text-xl">
              {t('addresses')}
            </h2>
            <p className="text-ink-2">{t('addressesNote')}</p>
            <dl className="divide-y divide-line border-line border-y">
              {view.addresses.map((one) => (
                <div key={one.address} className="py-3">
                  <dt>{one.addressee}</dt>
                  <dd className="break-all">
                    <code>{one.address}</code>{' '}
                    <span className="text-ink-2 text-sm">{t('until', { day: day(one.expiresOn) })}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )}
      </div>
    </Messages>
  );
}

async function MailboxLine({ at, code }: { at: string; code: string | null }) {
  const t = await getTranslations('exchange.mail');
  if (code === null) return <p className="text-ink-2 text-sm">{t('mailboxRead', { day: at })}</p>;
  return (
    <p className="font-medium text-ochre">
      {code === 'unread' ? t('mailboxUnread', { day: at }) : t('mailboxFailed', { day: at, code })}
    </p>
  );
}

async function Letter({ mail, slug, on }: { mail: WaitingMail; slug: string; on: string }) {
  const t = await getTranslations('exchange.mail');
  const all = await getTranslations();
  const reason = (code: string, name: string) => {
    const key = code.replace('/', '.errors.') as never;
    return all.has(key) ? all(key, { name } as never) : code;
  };
  return (
    <>
      <p className="text-ink-2 text-sm">
        {mail.addressee} · {t('from', { sender: mail.sender, day: on })}
      </p>
      <h3 className="font-semibold">{mail.subject || t('noSubject')}</h3>
      <p className="whitespace-pre-line break-words">{mail.body || t('noWords')}</p>
      {mail.files.length > 0 && (
        <ul className="flex flex-wrap gap-x-5 gap-y-1">
          {mail.files.map((file) => (
            <li key={file.id}>
              <a href={`/f/${slug}/files/${file.id}`} download className="underline">
                {file.name}
              </a>
            </li>
          ))}
        </ul>
      )}
      {mail.refused.map((one) => (
        <p key={one.name} className="font-medium text-ochre">
          {reason(one.code, one.name)}
        </p>
      ))}
    </>
  );
}
