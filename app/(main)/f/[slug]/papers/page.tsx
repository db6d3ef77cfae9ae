/** «Комплект документов»: what is in the set and what is missing, one button for all of it, the words printed on them. */
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { PaperDetailsForms } from '#components/paper/details-forms.tsx';
import { PaperList } from '#components/paper/paper-list.tsx';
import { PageHead } from '#components/shell/forum-shell.tsx';
import { LinkButton, TextLink } from '#components/ui/link.tsx';
import { runtime } from '#server/runtime.ts';
import * as act from './actions.ts';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('paper'))('title') };
}

export default async function PapersPage({ params }: Props) {
  const { slug } = await params;
  const t = await getTranslations('paper');
  const view = await found(runtime().paper.queries.paperSet(await currentActor(), slug), `/f/${slug}/papers`);
  const ready = view.items.filter((item) => item.ready).length;
  const base = `/f/${slug}/papers`;
  return (
    <Messages namespaces={['paper', 'forum', 'documents']} timeZone={view.forum.timeZone}>
      <PageHead title={t('title')}>{t('lead')}</PageHead>
      <div className="flex max-w-4xl flex-col gap-10">
        <section aria-labelledby="set">
          <div className="mb-4 flex flex-wrap items-center gap-x-5 gap-y-3">
            <h2 id="set" className="grow text-lg font-semibold">
              {t('ready', { ready, all: view.items.length })}
            </h2>
            {ready > 0 && (
              <LinkButton href={`${base}/set`} rel="external" download tone="ink">
                {t('takeAll')}
              </LinkButton>
            )}
          </div>
          <PaperList items={view.items} base={base} slug={slug} />
        </section>
        {view.mayKeep && (
          <p>
            <TextLink href={`/f/${slug}/resolution/import`}>{t('import.title')}</TextLink>
          </p>
        )}
        {view.mayKeep && <PaperDetailsForms view={view} act={{ ...act }} />}
      </div>
    </Messages>
  );
}
