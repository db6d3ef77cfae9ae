/** The page of every component in every state, for whoever builds screens; never linked from the product. */
import { readerLocale } from '#app/i18n.ts';
import { readTheme } from '#app/prefs.ts';
import { ForumShell, PageHead } from '#components/shell/forum-shell.tsx';
import { SaveState } from '#components/ui/save-state.tsx';
import { faceOf } from '#domain/account/face.ts';
import { Controls } from './controls.tsx';
import { Floats } from './floats.tsx';
import { galleryForum, galleryPlaces, galleryStations } from './sample.ts';
import { Shown } from './shown.tsx';

export const metadata = { title: 'UI', robots: { index: false } };

export default async function UiPage() {
  const [locale, theme] = [await readerLocale(), await readTheme()];
  const ru = locale === 'ru';
  return (
    <ForumShell
      forum={galleryForum(ru)}
      stations={galleryStations}
      places={galleryPlaces}
      actor={{
        face: faceOf({ name: ru ? 'Иванова Мария Петровна' : 'Ivanova Maria Petrovna' }),
        href: '/ui',
        role: ru ? 'Организатор' : 'Organiser',
      }}
      theme={theme}
      status={<SaveState kind="saved" at={1673435112000} />}
      searchHref="/ui"
    >
      <PageHead title={ru ? 'Бумага, чернила и киноварь' : 'Paper, ink and cinnabar'} over="components/ui">
        {ru ? 'Все части в каждом состоянии.' : 'Every part in every state.'}
      </PageHead>
      <Shown ru={ru} />
      <Controls ru={ru} />
      <Floats ru={ru} />
    </ForumShell>
  );
}
