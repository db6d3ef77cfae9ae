/** Badges, eight a sheet: name, school, the code by which one chooses oneself in the list. */

import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { PrintBar } from '#components/forum/print-bar.tsx';
import { fullTitle } from '#domain/forum/title.ts';
import { runtime } from '#server/runtime.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('forum.print'))('badges') };
}

export default async function Badges({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const view = await found(
    runtime().forum.queries.deskPaper(await currentActor(), slug),
    `/f/${slug}/print/badges`,
  );
  const [t, c] = [await getTranslations('forum.print'), await getTranslations('common')];
  return (
    <>
      <PrintBar label={t('now')} back={`/f/${slug}/desk`} backLabel={c('back')} />
      <main className="paper-sheet">
        <h1 className="sr-only">{t('badges')}</h1>
        {view.people.every(({ badgeCode }) => badgeCode === '') && (
          <p data-print="no" className="mb-4">
            {t('badgesNoCodes')}
          </p>
        )}
        <div className="badges">
          {view.people.map((person) => {
            const [surname, ...given] = person.fullName.split(' ');
            return (
              <section key={person.id} className="badge">
                <p className="text-sm">{fullTitle(view.forum)}</p>
                <div>
                  <p className="text-xl font-semibold">{surname}</p>
                  <p className="text-lg">{given.join(' ')}</p>
                  <p className="mt-1 text-sm">{[person.post, person.school].filter(Boolean).join(', ')}</p>
                </div>
                <p className="flex justify-between text-sm">
                  <span>{t('join', { address: `${view.address}/j`, code: view.joinCode })}</span>
                  {person.badgeCode && (
                    <strong className="whitespace-nowrap">{t('code', { code: person.badgeCode })}</strong>
                  )}
                </p>
              </section>
            );
          })}
        </div>
      </main>
    </>
  );
}
