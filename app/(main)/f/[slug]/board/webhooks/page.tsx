/** «Уведомление программ»: who is told of changes, what went, what waits, what failed and why. */
import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { MainForm } from '#components/account/main-form.tsx';
import { PageHead } from '#components/shell/forum-shell.tsx';
import { TextLink } from '#components/ui/link.tsx';
import type { WebhookView } from '#domain/webhook/schema.ts';
import { runtime } from '#server/runtime.ts';
import { addWebhook, removeWebhook, resumeWebhook, retryDelivery } from './actions.ts';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exchange.webhooks'))('title') };
}

export default async function WebhooksPage({ params }: Props) {
  const { slug } = await params;
  const view = await found(
    runtime().webhook.queries.webhooksPage(await currentActor(), slug),
    `/f/${slug}/board/webhooks`,
  );
  const [t, page] = [await getTranslations('exchange.webhooks'), await getTranslations('exchange.page')];
  return (
    <>
      <PageHead
        over={<TextLink href={`/f/${slug}/board/import`}>{page('title')}</TextLink>}
        title={t('title')}
      >
        {t('lead')}
      </PageHead>
      <div className="flex max-w-3xl flex-col gap-10">
        <section aria-labelledby="list" className="space-y-2">
          <h2 id="list" className="font-semibold text-xl">
            {t('list')}
          </h2>
          {view.webhooks.length === 0 ? (
            <p className="text-ink-2">{t('none')}</p>
          ) : (
            <ul className="divide-y divide-line border-line border-y">
              {view.webhooks.map((hook) => (
                <Hook key={hook.id} hook={hook} timeZone={view.forum.timeZone} />
              ))}
            </ul>
          )}
        </section>
        <section aria-labelledby="add" className="space-y-4 border-line border-t pt-6">
          <h2 id="add" className="font-semibold text-xl">
            {t('add')}
          </h2>
          <MainForm
            action={addWebhook}
            submit={t('submit')}
            fields={[
              { kind: 'hidden', name: 'forumId', value: view.forum.id },
              {
                kind: 'text',
                name: 'url',
                label: t('url'),
                hint: view.loopback ? t('urlHintLocal') : t('urlHint'),
                required: true,
                maxLength: 500,
              },
            ]}
          />
        </section>
      </div>
    </>
  );
}

async function Hook({ hook, timeZone }: { hook: WebhookView; timeZone: string }) {
  const [t, format] = [await getTranslations('exchange.webhooks'), await getFormatter()];
  const at = (iso: string) => format.dateTime(new Date(iso), 'dateTime', { timeZone });
  const button = (action: typeof addWebhook, submit: string, name: string, value: string) => (
    <MainForm action={action} submit={submit} tone="line" inline fields={[{ kind: 'hidden', name, value }]} />
  );
  return (
    <li className="space-y-3 py-4">
      <p className="break-all font-medium">{hook.url}</p>
      <p className="text-ink-2">{t('waiting', { count: hook.waiting })}</p>
      {hook.paused && <p className="font-medium text-ochre">{t('paused')}</p>}
      <div className="flex flex-wrap gap-2">
        {hook.paused && button(resumeWebhook, t('resume'), 'webhookId', hook.id)}
        {button(removeWebhook, t('remove'), 'webhookId', hook.id)}
      </div>
      {hook.last.length === 0 ? (
        <p className="text-ink-2 text-sm">{t('nothing')}</p>
      ) : (
        <ul className="divide-y divide-line text-sm">
          {hook.last.map((one) => (
            <li key={one.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
              <span className="min-w-0">
                <span className={one.status === 'failed' ? 'font-medium text-ochre' : ''}>
                  {t(`status.${one.status}`)}
                </span>{' '}
                <code className="break-all">{one.type}</code>
                <span className="block text-ink-2">
                  {[
                    at(one.at),
                    one.attempts > 0 && t('attempts', { count: one.attempts }),
                    one.answer && t('answer', { answer: one.answer }),
                    one.nextAt && t('next', { at: at(one.nextAt) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              {one.status === 'failed' && button(retryDelivery, t('retry'), 'deliveryId', one.id)}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
