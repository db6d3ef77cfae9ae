/** The page of every component in every state, for whoever builds screens; never linked from the product. */
import { getLocale } from 'next-intl/server';
import { readTheme } from '#app/prefs.ts';
import { ForumShell } from '#components/shell/forum-shell.tsx';
import { Gallery } from './gallery.tsx';
import { galleryForum, galleryPlaces, galleryStations } from './sample.ts';

export const metadata = { title: 'UI', robots: { index: false } };

export default async function UiPage() {
  const [locale, theme] = [await getLocale(), await readTheme()];
  const ru = locale === 'ru';
  return (
    <ForumShell
      forum={galleryForum(ru)}
      stations={galleryStations}
      places={galleryPlaces}
      actor={{
        name: ru ? 'Иванова Мария Петровна' : 'Ivanova Maria Petrovna',
        href: '/ui',
        role: ru ? 'Организатор' : 'Organiser',
      }}
      theme={theme}
      searchHref="/ui"
    >
      <Gallery ru={ru} />
    </ForumShell>
  );
}
