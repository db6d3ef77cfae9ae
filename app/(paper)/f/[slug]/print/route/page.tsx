/** Route sheets: the programme with what concerns the person marked. One's own, or all of them for the desk. */

import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { PrintBar } from '#components/forum/print-bar.tsx';
import { Days } from '#components/forum/when.tsx';
import { fullTitle } from '#domain/forum/title.ts';
import { runtime } from '#server/runtime.ts';

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ all?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('forum.print'))('route') };
}

export default async function RouteSheets({ params, searchParams }: Props) {
  const { slug } = await params;
  const which = (await searchParams).all === '1' ? 'all' : 'mine';
  const { forum, sheets } = await found(
    runtime().forum.queries.routeSheets(await currentActor(), slug, which),
    `/f/${slug}/print/route`,
  );
  const [t, c] = [await getTranslations('forum.print'), await getTranslations('common')];
  return (
    <>
      <PrintBar label={t('now')} back={`/f/${slug}`} backLabel={c('back')} />
      <main>
        {sheets.map(({ person, items }) => (
          <section key={person.id} className="paper-sheet">
            <h1>{t('route')}</h1>
            <p className="mt-2 text-center">
              <strong>{person.fullName}</strong>
              <br />
              {[person.post, person.school].filter(Boolean).join(', ')}
            </p>
            <p className="mt-4">
              {fullTitle(forum)}. <Days from={forum.startsOn} to={forum.endsOn} />
              {[forum.settlement, forum.venue].filter(Boolean).length > 0 &&
                `, ${[forum.settlement, forum.venue].filter(Boolean).join(', ')}`}
            </p>
            <table className="mt-4">
              <tbody>
                {items.map((item) => (
                  <tr key={item.id}>
                    <td className="w-32 whitespace-nowrap">
                      {[item.startsAt, item.endsAt].filter(Boolean).join(' – ')}
                    </td>
                    <td>
                      {item.mine ? <strong>{item.title}</strong> : item.title}
                      {item.mine && <strong> — {t(`mine.${item.mine}`)}</strong>}
                    </td>
                    <td className="w-40">{item.room}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        ))}
      </main>
    </>
  );
}
