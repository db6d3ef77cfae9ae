/** A table's own sheet of the resolution: its people write it, and hand it in to the plenary. */
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { Messages } from '#app/messages.tsx';
import { PageHead } from '#components/shell/forum-shell.tsx';
import { TableSheet } from '#components/track/table-sheet.tsx';
import { TextLink } from '#components/ui/link.tsx';
import { runtime } from '#server/runtime.ts';

type Props = { params: Promise<{ slug: string; number: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('track.sheet'))('title') };
}

export default async function TableSheetPage({ params }: Props) {
  const { slug, number } = await params;
  if (!/^\d{1,4}$/.test(number)) notFound();
  const [actor, t] = [await currentActor(), await getTranslations('track')];
  const here = `/f/${slug}/t/${number}`;
  const view = await found(runtime().track.queries.tableSheet(actor, slug, Number(number)), `${here}/sheet`);
  return (
    <Messages namespaces={['track', 'editor', 'resolution']} timeZone={view.timeZone}>
      <PageHead
        over={<TextLink href={here}>{t('number', { number: view.track.number })}</TextLink>}
        title={`${t('sheet.title')}: ${view.track.title}`}
      >
        {t('sheet.lead')}
      </PageHead>
      <TableSheet
        view={view}
        slug={slug}
        user={{ accountId: actor?.accountId ?? '', name: actor?.name ?? '' }}
      />
    </Messages>
  );
}
