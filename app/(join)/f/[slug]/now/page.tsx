/**
 * «Сейчас»: one page for the phone, which follows the room. What awaits the reader stands first; everything here works
 * without JavaScript, which only saves the reloading.
 */
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { refusalText } from '#app/refused.ts';
import { ConnectionLine } from '#components/floor/connection-line.tsx';
import { Phone } from '#components/floor/phone.tsx';
import { phoneWords } from '#components/floor/phone-words.ts';
import type { PhoneWords } from '#components/floor/words.ts';
import { Follow } from '#components/room/follow.tsx';
import { Places } from '#components/room/places.tsx';
import { PlainHead, PlainLinkButton, PlainNotice } from '#components/ui/plain/plain.tsx';
import type { ErrorCode } from '#domain/errors.ts';
import { shortTitle, titleOver } from '#domain/forum/title.ts';
import type { NowView, RoomItem } from '#domain/room/views.ts';
import { runtime } from '#server/runtime.ts';
import { act } from './actions.ts';
import '../room.css';
import { PagePrefs } from '../../../page-prefs.tsx';

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('now'))('title') };
}

export default async function NowPage({ params, searchParams }: Props) {
  const [{ slug }, search] = [await params, await searchParams];
  const here = `/f/${slug}/now`;
  const view = await found(runtime().room.queries.now(await currentActor(), slug), here);
  const [t, shell] = [await getTranslations('now'), await getTranslations('shell')];
  const { forum, pulse, me } = view;
  const words = phoneWords({
    floor: await getTranslations('floor'),
    question: await getTranslations('question'),
    poll: await getTranslations('poll'),
    errors: await getTranslations('errors'),
  });
  return (
    <div className="j-places-room">
      <noscript>
        <meta httpEquiv="refresh" content="30" />
      </noscript>
      <PlainHead name={shortTitle(forum.name)} over={titleOver(forum)} href={`/f/${slug}`} />
      <main id="main" className="j-main">
        <h1 className="j-hidden">{t('title')}</h1>
        <ConnectionLine words={words} here={here} />
        {typeof search.refused === 'string' && (
          <PlainNotice
            kind="problem"
            title={await refusalText({ code: search.refused.slice(0, 60) as ErrorCode })}
          />
        )}
        {typeof search.done === 'string' && search.done in DONE && (
          <PlainNotice kind="done" title={words[DONE[search.done as keyof typeof DONE]]} />
        )}
        <Follow
          forumId={forum.id}
          initial={pulse}
          changesIn={view.changesIn}
          vote={{ href: `/f/${slug}/ballot`, title: t('news'), action: t('vote') }}
        />
        {me && <Vote view={view} />}
        {me && <Election view={view} />}
        {me && pulse.quiz && (
          <PlainNotice kind="awaits" title={t('quizOn', { title: pulse.quiz.title })}>
            <p className="j-row">
              <PlainLinkButton tone="cinnabar" href={`/f/${slug}/play`}>
                {t('quizPlay')}
              </PlainLinkButton>
            </p>
          </PlainNotice>
        )}
        {!me && (
          <PlainNotice title={t('visitor')}>
            <a href="/join">{t('join')}</a>
          </PlainNotice>
        )}
        {me && !me.confirmed && <PlainNotice title={t('unconfirmed')}>{t('unconfirmedNote')}</PlainNotice>}
        {view.floor && <Floor view={view} words={words} />}
        <Programme view={view} />
        {me?.mayPropose && (
          <PlainLinkButton tone="ink" wide href={proposeHref(view)}>
            {t('propose')}
          </PlainLinkButton>
        )}
        <Ways view={view} />
      </main>
      <PagePrefs path={here} />
      <Places
        slug={slug}
        here="now"
        label={t('places')}
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

/** What a form said when it came without JavaScript. */
const DONE = { answer: 'accepted', words: 'accepted', ask: 'asked', askUnsigned: 'asked' } as const;

/** The track one sits in, or the hall, as it goes on. */
async function Floor({ view: { forum, floor }, words }: { view: NowView; words: PhoneWords }) {
  const t = await getTranslations('floor.place');
  if (!floor) return null;
  const { track } = floor.hall.floor;
  return (
    <Phone
      key={floor.hall.floor.id}
      slug={forum.slug}
      initial={floor}
      over={track ? t('track', { number: track.number }) : t('hall')}
      title={track?.title ?? shortTitle(forum.name)}
      words={words}
      askKey={runtime().services.ids.id()}
      act={act}
    />
  );
}

/** Into the track one sits in: the one that is on, or one's own. */
function proposeHref({ forum, on, tracks }: NowView): string {
  const running = on.flatMap(({ track }) => (track ? [track.number] : []));
  const open = tracks.filter((track) => track.open);
  const mine = open.filter((track) => track.mine).map(({ number }) => number);
  const chosen =
    mine.find((number) => running.includes(number)) ??
    (running.length === 1 ? open.find(({ number }) => number === running[0])?.number : undefined) ??
    (mine.length === 1 ? mine[0] : undefined);
  return `/f/${forum.slug}/propose${chosen === undefined ? '' : `?track=${chosen}`}`;
}

async function Vote({ view: { forum, pulse, me } }: { view: NowView }) {
  const t = await getTranslations('now');
  const { vote } = pulse;
  if (!vote || !me) return null;
  const ballot = `/f/${forum.slug}/ballot`;
  if (vote.state === 'open') {
    if (me.vote === 'awaited') {
      return (
        <PlainNotice kind="awaits" title={t('voteOpen', { number: vote.number })}>
          <p>{vote.question}</p>
          <p className="j-row">
            <PlainLinkButton tone="cinnabar" href={ballot}>
              {t('vote')}
            </PlainLinkButton>
          </p>
        </PlainNotice>
      );
    }
    const note = me.vote === 'cast' ? t('voteCast') : me.vote === 'by_hand' ? t('byHand') : t('noBallot');
    return (
      <PlainNotice kind={me.vote === 'cast' ? 'done' : 'news'} title={t('voteOpen', { number: vote.number })}>
        <p>{vote.question}</p>
        <p>
          {note}
          {me.vote === 'cast' && (
            <>
              {'. '}
              <a href={ballot}>{t('voteChange')}</a>
            </>
          )}
        </p>
      </PlainNotice>
    );
  }
  if (vote.state !== 'closed' && vote.state !== 'announced') return null;
  return (
    <PlainNotice title={t(vote.state === 'closed' ? 'voteClosed' : 'voteAnnounced', { number: vote.number })}>
      <p>{vote.question}</p>
      {vote.state === 'announced' && <a href={ballot}>{t('result')}</a>}
    </PlainNotice>
  );
}

/** A round of an election: the ballot's own page says what is one's own. */
async function Election({ view: { forum, pulse } }: { view: NowView }) {
  const t = await getTranslations('election');
  const { election } = pulse;
  if (!election) return null;
  const open = election.state === 'open';
  const post = t(`post.${election.post}`, { title: election.title });
  return (
    <PlainNotice kind={open ? 'awaits' : 'news'} title={t('name', { number: election.number, post })}>
      {open ? (
        <p className="j-row">
          <PlainLinkButton tone="cinnabar" href={`/f/${forum.slug}/elect`}>
            {t('desk.toBallot')}
          </PlainLinkButton>
        </p>
      ) : (
        ` ${t('ballot.closedNote')}`
      )}
    </PlainNotice>
  );
}

async function Item({ item, slug }: { item: RoomItem; slug: string }) {
  const t = await getTranslations('now');
  return (
    <div className="j-item">
      <p className="j-when">
        {[
          item.startsAt && t('from', { time: item.startsAt }),
          item.endsAt && t('until', { time: item.endsAt }),
          item.room && t('room', { room: item.room }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className="j-subtitle">{item.title}</p>
      {item.speakers.map((person) => (
        <p key={person.name + person.post}>
          {[person.name, person.post, person.school].filter(Boolean).join(', ')}
        </p>
      ))}
      {item.track && (
        <p>
          <a href={`/f/${slug}/t/${item.track.number}`}>
            {t('track', { number: item.track.number, title: item.track.title })}
          </a>
        </p>
      )}
    </div>
  );
}

async function Programme({ view: { forum, on, next } }: { view: NowView }) {
  const t = await getTranslations('now');
  const over = forum.state === 'closed' || forum.state === 'archived';
  return (
    <section>
      <h2 className="j-subtitle">{t('title')}</h2>
      {on.length > 0 ? (
        on.map((item) => <Item key={item.id} item={item} slug={forum.slug} />)
      ) : (
        <p className="j-lead">
          {over ? t('over') : forum.state === 'running' || next ? t('nothing') : t('before')}
        </p>
      )}
      {next && (
        <p className="j-when">
          {t('next')}: {next.startsAt} {next.title}
        </p>
      )}
      <p>
        <a href={`/f/${forum.slug}`}>{t('programme')}</a>
      </p>
    </section>
  );
}

async function Ways({ view }: { view: NowView }) {
  const t = await getTranslations('now');
  const { forum, pulse, me, tracks, mayRun } = view;
  const base = `/f/${forum.slug}`;
  const rows: { href: string; title: string; note?: string; awaits?: boolean }[] = [];
  if (me) {
    const { open, taken, returned } = me.proposals;
    if (open + taken + returned > 0)
      rows.push({
        href: `${base}/propose#mine`,
        title: t('mine'),
        note: returned > 0 ? t('returned', { count: returned }) : t('mineCounts', { open, taken }),
        awaits: returned > 0,
      });
    if (me.confirmed && pulse.text !== 'none')
      rows.push({
        href: pulse.text === 'adopted' ? `${base}/resolution` : `${base}/text`,
        title: t('text'),
        note: t(`textState.${pulse.text}`),
      });
    if (me.school && (forum.state === 'closed' || forum.state === 'archived'))
      rows.push({ href: `${base}/school`, title: t('school'), note: t('schoolNote') });
  }
  for (const track of tracks)
    rows.push({
      href: `${base}/t/${track.number}`,
      title: t('track', { number: track.number, title: track.title }),
      ...(track.mine && { note: t('yourTrack') }),
    });
  if (mayRun) {
    rows.push({ href: `${base}/run`, title: t('run') });
    rows.push({ href: `${base}/proposals`, title: t('desk') });
    rows.push({ href: `${base}/screen`, title: t('screen') });
    if (pulse.quizzes > 0)
      rows.push(
        pulse.quiz
          ? { href: `${base}/quiz/run`, title: t('quizRun') }
          : { href: `${base}/quiz`, title: t('quizReady', { count: pulse.quizzes }) },
      );
  }
  if (rows.length === 0) return null;
  return (
    <ul className="j-list">
      {rows.map(({ href, title, note, awaits }) => (
        <li key={href}>
          <a href={href}>
            {title}
            {note && <span className={awaits ? 'j-status j-status-awaits' : 'j-when'}> · {note}</span>}
          </a>
        </li>
      ))}
    </ul>
  );
}
