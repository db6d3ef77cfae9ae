/** What the machine says by itself, and what it has said: silence is the default, and the page says so. */
import { getFormatter, getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { ReminderSettings } from '#components/board/reminder-settings.tsx';
import { PageHead } from '#components/shell/forum-shell.tsx';
import { TextLink } from '#components/ui/link.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { runtime } from '#server/runtime.ts';
import { configure } from './actions.ts';

type Props = { params: Promise<{ slug: string }> };

export default async function RemindersPage({ params }: Props) {
  const { slug } = await params;
  const here = `/f/${slug}/board/reminders`;
  const [actor, t, b, format] = [
    await currentActor(),
    await getTranslations('board.reminders'),
    await getTranslations('board'),
    await getFormatter(),
  ];
  const view = await found(runtime().reminder.queries.remindersPage(actor, slug), here);
  const { timeZone } = view.forum;
  return (
    <Messages namespaces={['board']} timeZone={timeZone}>
      <PageHead over={<TextLink href={`/f/${slug}/board`}>{b('title')}</TextLink>} title={t('title')}>
        {t('lead')}
      </PageHead>
      {view.silent && (
        <div className="mb-6">
          <Notice title={t('summer')}>{t('summerNote')}</Notice>
        </div>
      )}
      <div className="grid gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="space-y-8">
          <ReminderSettings forumId={view.forum.id} settings={view.settings} action={configure} />
          {view.push && (
            <p>
              <TextLink href="/me/push">{(await getTranslations('push'))('title')}</TextLink>
            </p>
          )}
        </div>
        <section aria-labelledby="said" className="min-w-0">
          <h2 id="said" className="mb-2 text-xl font-semibold">
            {t('said')}
          </h2>
          {view.last.length === 0 ? (
            <p className="text-ink-2">{t('none')}</p>
          ) : (
            <ul className="divide-y divide-line border-line border-y">
              {view.last.map((one, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a list of what was said, never reordered
                <li key={at} className="py-2">
                  <span className="block">{t(`rule.${one.rule}`)}</span>
                  <span className="block text-sm text-ink-2">
                    {[
                      format.dateTime(new Date(one.at), 'dateTime', { timeZone }),
                      one.name,
                      one.status && t(`status.${one.status}`),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </Messages>
  );
}
