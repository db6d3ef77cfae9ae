/** The board goes out to Excel and comes back: files to take, a table to load, changes to look over before they are taken. */
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { SheetImport } from '#components/exchange/sheet-import.tsx';
import { PageHead } from '#components/shell/forum-shell.tsx';
import { LinkButton, TextLink } from '#components/ui/link.tsx';
import { runtime } from '#server/runtime.ts';
import { applySheet, readSheet } from './actions.ts';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exchange.page'))('title') };
}

export default async function ExchangePage({ params }: Props) {
  const { slug } = await params;
  const view = await found(
    runtime().exchange.queries.exchangePage(await currentActor(), slug),
    `/f/${slug}/board/import`,
  );
  const [t, b] = [await getTranslations('exchange.page'), await getTranslations('board')];
  const out = `/f/${slug}/board/export`;
  return (
    <Messages namespaces={['exchange', 'board', 'documents']} timeZone={view.forum.timeZone}>
      <PageHead over={<TextLink href={`/f/${slug}/board`}>{b('title')}</TextLink>} title={t('title')} />
      <div className="flex flex-col gap-10">
        {view.total > 0 && (
          <section aria-labelledby="out" className="measure">
            <h2 id="out" className="mb-2 text-xl font-semibold">
              {t('out')}
            </h2>
            <p className="mb-4 text-ink-2">{t('outNote')}</p>
            <p className="flex flex-wrap gap-2">
              {(['xlsx', 'csv', 'json'] as const).map((format) => (
                <LinkButton
                  key={format}
                  href={`${out}/${format}`}
                  download
                  tone={format === 'xlsx' ? 'ink' : 'line'}
                >
                  {t(format)}
                </LinkButton>
              ))}
            </p>
          </section>
        )}
        {view.total > 0 && (
          <section aria-labelledby="in">
            <h2 id="in" className="mb-2 text-xl font-semibold">
              {t('in')}
            </h2>
            <p className="measure mb-4 text-ink-2">{t('inNote')}</p>
            <SheetImport forumId={view.forum.id} slug={slug} read={readSheet} apply={applySheet} />
          </section>
        )}
        <section aria-labelledby="past" className="measure">
          <h2 id="past" className="mb-2 text-xl font-semibold">
            {t('past')}
          </h2>
          <p className="mb-4 text-ink-2">{t('pastNote')}</p>
          <LinkButton href={`/f/${slug}/resolution/import`}>{t('pastLink')}</LinkButton>
        </section>
        <section aria-labelledby="programs" className="measure">
          <h2 id="programs" className="mb-2 text-xl font-semibold">
            {t('programs')}
          </h2>
          <p className="mb-4 text-ink-2">{t('programsNote')}</p>
          <p className="flex flex-wrap gap-2">
            <LinkButton href="/me/tokens">{t('tokens')}</LinkButton>
            {view.mayTell && <LinkButton href={`/f/${slug}/board/webhooks`}>{t('webhooks')}</LinkButton>}
          </p>
        </section>
      </div>
    </Messages>
  );
}
