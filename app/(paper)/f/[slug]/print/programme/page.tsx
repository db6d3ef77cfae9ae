/** The programme on paper, for the same readers as on the screen. */

import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { PrintBar } from '#components/forum/print-bar.tsx';
import { Days } from '#components/forum/when.tsx';
import { fullTitle } from '#domain/forum/title.ts';
import { runtime } from '#server/runtime.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('forum.print'))('programme') };
}

export default async function ProgrammeSheet({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const view = await found(
    runtime().forum.queries.programme(await currentActor(), slug),
    `/f/${slug}/print/programme`,
  );
  const [t, p, c] = [
    await getTranslations('forum.print'),
    await getTranslations('forum.programme'),
    await getTranslations('common'),
  ];
  const { forum, days } = view;
  return (
    <>
      <PrintBar label={t('now')} back={`/f/${slug}`} backLabel={c('back')} />
      <main className="paper-sheet">
        <h1>
          {t('programme')}
          <br />
          {fullTitle(forum)}
        </h1>
        <p className="mt-2 text-center">
          <Days from={forum.startsOn} to={forum.endsOn} />
          {forum.settlement && `, ${forum.settlement}`}
          {forum.venue && (
            <>
              <br />
              {forum.venue}
            </>
          )}
        </p>
        {days.map(({ day, items }) => (
          <table key={day} className="mt-6">
            {days.length > 1 && (
              <caption className="pb-2 text-left font-bold">
                <Days from={day} />
              </caption>
            )}
            <tbody>
              {items.map((item) => (
                <tr key={item.id}>
                  <td className="w-32 whitespace-nowrap">
                    {[item.startsAt, item.endsAt].filter(Boolean).join(' – ')}
                  </td>
                  <td>
                    {item.title}
                    {item.speakers.map((person) => (
                      <span key={`${person.name} ${person.school}`} className="block">
                        {[person.name, person.post, person.school].filter(Boolean).join(', ')}
                      </span>
                    ))}
                    {item.moderators.length > 0 && (
                      <span className="block">
                        {p('moderators', { count: item.moderators.length })}:{' '}
                        {item.moderators
                          .map(({ name, post, school }) => [name, post, school].filter(Boolean).join(', '))
                          .join('; ')}
                      </span>
                    )}
                  </td>
                  <td className="w-40">{item.room}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </main>
    </>
  );
}
