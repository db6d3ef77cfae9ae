/** What the public sees: the last published snapshot, or an earlier one by its number; nothing else, ever. */

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getFormatter, getTranslations } from 'next-intl/server';
import { PublicSnapshot } from '#components/board/public-snapshot.tsx';
import { PlainHead } from '#components/ui/plain/plain.tsx';
import { isRefusal } from '#domain/errors.ts';
import { fullTitle } from '#domain/forum/title.ts';
import { runtime } from '#server/runtime.ts';
import { PagePrefs } from '../../page-prefs.tsx';

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('answer.public'))('title') };
}

export default async function PublicBoardPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const asked = (await searchParams).n;
  const number = typeof asked === 'string' && /^\d{1,6}$/.test(asked) ? Number(asked) : undefined;
  const view = await runtime()
    .recommendation.queries.publicBoard(slug, number)
    .catch((error: unknown) => {
      if (isRefusal(error)) notFound();
      throw error;
    });
  const [t, format] = [await getTranslations('answer.public'), await getFormatter()];
  const day = (iso: string) =>
    format.dateTime(new Date(`${iso.slice(0, 10)}T12:00:00Z`), 'date', { timeZone: 'UTC' });
  const { snapshot } = view;
  return (
    <>
      <PlainHead name={fullTitle(snapshot.forum)} over={t('title')} />
      <main id="main" className="j-main">
        <p className="j-over">{t('over', { number: view.number, day: day(snapshot.asOf) })}</p>
        <h1 className="j-title">{t('title')}</h1>
        {snapshot.resolutions.map((r) => (
          <p key={r.number} className="j-note">
            {t('resolution', { number: r.number, day: day(r.adoptedOn) })}
          </p>
        ))}
        <PublicSnapshot snapshot={snapshot} slug={slug} />
        {view.others.length > 0 && (
          <section>
            <h2 className="j-subtitle">{t('others')}</h2>
            <ul className="j-list">
              {view.others.map((other) => (
                <li key={other.number}>
                  <a href={`/p/${slug}?n=${other.number}`}>
                    {t('entry', { number: other.number, day: day(other.asOf) })}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
        <p className="j-note" style={{ overflowWrap: 'anywhere' }}>
          {t('hash', { day: day(view.publishedAt), hash: view.sha256 })}
        </p>
      </main>
      <PagePrefs path={`/p/${slug}`} />
    </>
  );
}
