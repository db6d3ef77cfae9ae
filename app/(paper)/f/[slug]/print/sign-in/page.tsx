/** The sign-in sheet: number, person, post, signature, consent. Signed by hand at the desk. */

import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { PrintBar } from '#components/forum/print-bar.tsx';
import { Days } from '#components/forum/when.tsx';
import { fullTitle } from '#domain/forum/title.ts';
import { runtime } from '#server/runtime.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('forum.print'))('signIn') };
}

export default async function SignInSheet({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const here = `/f/${slug}/print/sign-in`;
  const { forum, people, operator } = await found(
    runtime().forum.queries.deskPaper(await currentActor(), slug),
    here,
  );
  const [t, c] = [await getTranslations('forum.print'), await getTranslations('common')];
  return (
    <>
      <PrintBar label={t('now')} back={`/f/${slug}/desk`} backLabel={c('back')} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone the list is scrolled by keyboard too */}
      <main className="paper-sheet" tabIndex={0}>
        <h1>{t('signIn')}</h1>
        <p className="mt-2 text-center">
          {fullTitle(forum)}
          <br />
          <Days from={forum.startsOn} to={forum.endsOn} />
          {forum.settlement && `, ${forum.settlement}`}
        </p>
        <table className="mt-6">
          <thead>
            <tr>
              <th>{t('number')}</th>
              <th>{t('person')}</th>
              <th>{t('post')}</th>
              <th>{t('signature')}</th>
              <th>{t('consent')}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person, at) => (
              <tr key={person.id}>
                <td>{at + 1}</td>
                <td>{person.fullName}</td>
                <td>{[person.post, person.school].filter(Boolean).join(', ')}</td>
                <td className="w-28" />
                <td className="w-28" />
              </tr>
            ))}
          </tbody>
        </table>
        <p className="mt-4">{t('total', { count: people.length })}</p>
        {operator && <p className="mt-2">{t('consentLine', { operator })}</p>}
      </main>
    </>
  );
}
