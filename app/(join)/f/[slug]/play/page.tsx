/**
 * The quiz on a phone. Everything is in the page as it comes; JavaScript saves the reloading and keeps an answer through
 * a lost connection.
 */
import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { readerLocale } from '#app/i18n.ts';
import { readTheme } from '#app/prefs.ts';
import type { Labels } from '#components/quiz/labels.ts';
import { PlayRoom } from '#components/quiz/play-room.tsx';
import { Places } from '#components/room/places.tsx';
import { PlainHead, PlainNotice, PlainPrefs } from '#components/ui/plain/plain.tsx';
import { shortTitle } from '#domain/forum/title.ts';
import type { PlayPage as View } from '#domain/quiz/run-views.ts';
import { type MessageTree, messagesFor } from '#messages/index.ts';
import { runtime } from '#server/runtime.ts';
import { answer, join } from './actions.ts';
import '../room.css';
import './play.css';

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('play'))('title') };
}

export default async function PlayPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const { problem } = await searchParams;
  const here = `/f/${slug}/play`;
  const page = await found(runtime().quiz.queries.playPage(await currentActor(), slug), here);
  const [locale, shell, format] = [
    await readerLocale(),
    await getTranslations('shell'),
    await getFormatter(),
  ];
  const all = messagesFor(locale);
  const labels = all.play as Labels;
  const errors = all.quiz.errors as MessageTree as Labels;
  const code = typeof problem === 'string' ? (problem.split('/').at(-1) ?? '') : '';
  const { round } = page.play ?? {};
  return (
    <div className="j-places-room">
      {!awaited(page) && (
        <noscript>
          <meta httpEquiv="refresh" content="4" />
        </noscript>
      )}
      <PlainHead name={shortTitle(page.forum.name)} over={labels.title} href={`/f/${slug}/now`} />
      <main id="main" className="j-main">
        {code && (
          <PlainNotice kind="problem" title={labels[code] ?? errors[code]?.replace(/\{\w+\}/g, '') ?? code} />
        )}
        <PlayRoom
          initial={page}
          labels={labels}
          errors={errors}
          locale={locale}
          slug={slug}
          cmdId={runtime().services.ids.id()}
          until={
            round
              ? (labels.until ?? '').replace(
                  '{time}',
                  format.dateTime(round.closeAt, 'seconds', { timeZone: page.forum.timeZone }),
                )
              : ''
          }
          join={join}
          send={answer}
        />
      </main>
      <PlainPrefs
        path={here}
        locale={locale}
        theme={await readTheme()}
        labels={{ light: shell('themes.light'), dark: shell('themes.dark') }}
      />
      <Places
        slug={slug}
        here="now"
        label={shell('place.now')}
        labels={{
          now: shell('place.now'),
          text: shell('place.text'),
          realisation: shell('place.realisation'),
          me: shell('place.me'),
        }}
      />
    </div>
  );
}

/** Something may be typed or chosen here: the page must not be fetched again under the hand. */
function awaited({ play, mine }: View): boolean {
  if (!play) return false;
  if (!mine) return true;
  const { phase } = play.run;
  return (phase === 'answering' || phase === 'paused') && mine.answer === null;
}
