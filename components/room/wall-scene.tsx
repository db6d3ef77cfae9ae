'use client';
/** The scenes of the wall. Every size is of screen.css: nothing is smaller than the last row can read. */
import { useTranslations } from 'next-intl';
import { WallElection } from '#components/election/wall-election.tsx';
import { WallQuiz } from '#components/quiz/wall-quiz.tsx';
import { WallVote } from '#components/vote/wall-vote.tsx';
import type { RoomItem, ScreenState } from '#domain/room/views.ts';
import { FloorAgenda, FloorSpeaker } from './wall-floor.tsx';
import { WallPoll, WallQuestion, WallQuestions } from './wall-poll.tsx';

export function WallScene({ scene, join }: { scene: ScreenState['scene']; join: ScreenState['join'] }) {
  switch (scene.kind) {
    case 'lobby':
      return <Lobby join={join} />;
    case 'programme':
      return <Programme {...scene} />;
    case 'vote':
      return scene.election ? <WallElection election={scene.election} /> : <WallVote vote={scene.vote} />;
    case 'text':
      return <Text {...scene} />;
    case 'message':
      return (
        <div className="s-scene">
          <h1 className={`s-message${scene.text.length > 120 ? ' s-message-long' : ''}`}>{scene.text}</h1>
        </div>
      );
    case 'blank':
      return <div className="s-scene" />;
    case 'quiz':
      return <WallQuiz quiz={scene.quiz} />;
    case 'agenda':
      return <FloorAgenda floor={scene.floor} />;
    case 'speaker':
      return <FloorSpeaker floor={scene.floor} />;
    case 'questions':
      return <WallQuestions questions={scene.questions} />;
    case 'question':
      return <WallQuestion question={scene.question} />;
    case 'poll':
      return <WallPoll poll={scene.poll} />;
    case 'draft':
      return <Draft at={scene.at} state={scene.state} />;
  }
}

function Lobby({ join }: { join: ScreenState['join'] }) {
  const t = useTranslations('screen');
  if (join === null) {
    return (
      <div className="s-scene">
        <h1 className="s-title">{t('joinClosed')}</h1>
      </div>
    );
  }
  return (
    <div className="s-scene">
      <div className="s-join">
        <div>
          <h1 className="s-title">{t('joinTitle')}</h1>
          <p className="s-subtitle s-over">{t('joinAt')}</p>
          <p className="s-address">{join.address}</p>
          <p className="s-subtitle s-over">{t('joinCode')}</p>
          <p className="s-code s-huge">{join.code}</p>
        </div>
        <div
          className="s-qr"
          role="img"
          aria-label={t('qr')}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own server from our own address.
          dangerouslySetInnerHTML={{ __html: join.qrSvg }}
        />
      </div>
    </div>
  );
}

const people = (item: RoomItem) =>
  item.speakers.map(({ name, school }) => [name, school].filter(Boolean).join(', '));

function Programme({ on, next }: Extract<ScreenState['scene'], { kind: 'programme' }>) {
  const t = useTranslations('screen');
  const shown = on.slice(0, 3);
  const one = shown.length === 1;
  return (
    <div className="s-scene">
      <p className="s-over">{t('now')}</p>
      {shown.length === 0 && <h1 className="s-title">{t('nothing')}</h1>}
      {shown.map((item) => (
        <div key={item.id}>
          <h1 className={one && item.title.length < 90 ? 's-title' : 's-subtitle'}>{item.title}</h1>
          <p className="s-over">
            {[
              [item.startsAt, item.endsAt].filter(Boolean).join(' – '),
              item.room,
              ...people(item).slice(0, 3),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
      ))}
      {next && (
        <div className="s-next">
          <p className="s-over">
            {t('nextItem')} {next.startsAt}
          </p>
          <p className="s-subtitle">{next.title}</p>
        </div>
      )}
    </div>
  );
}

function Text({ page, at, of, state }: Extract<ScreenState['scene'], { kind: 'text' }>) {
  const t = useTranslations('screen');
  if (!page) {
    return (
      <div className="s-scene">
        <h1 className="s-title">{t('noText')}</h1>
      </div>
    );
  }
  return (
    <div className="s-scene s-page">
      <p className="s-over s-spread">
        <span>{t(`textState.${state}`)}</span>
        <span>{t('page', { at, of })}</span>
      </p>
      {page.heading && (
        <h1 className="s-heading">
          {page.continued ? t('continued', { heading: page.heading.replace(/:$/, '') }) : page.heading}
        </h1>
      )}
      {page.lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page is shown whole.
        <p key={index} className="s-clause s-clause-long">
          <span>{line.marker}</span>
          <span>{line.text}</span>
        </p>
      ))}
    </div>
  );
}

/** The clause under the presiding officer's cursor, between its neighbours. */
function Draft({ at, state }: Pick<Extract<ScreenState['scene'], { kind: 'draft' }>, 'at' | 'state'>) {
  const t = useTranslations('screen');
  if (!at) {
    return (
      <div className="s-scene">
        <h1 className="s-title">{t('noText')}</h1>
      </div>
    );
  }
  const { heading, before, clause, after } = at;
  const long = clause.text.length > 320;
  const beside = (line: typeof before) =>
    line &&
    !long && (
      <p className="s-clause s-beside">
        <span>{line.marker}</span>
        <span>{line.text}</span>
      </p>
    );
  return (
    <div className="s-scene">
      <p className="s-over">{t(`textState.${state}`)}</p>
      {heading && <h1 className="s-heading s-heading-short">{heading}</h1>}
      {beside(before)}
      <p className={long ? 's-clause s-clause-long' : 's-clause s-focus'}>
        <span>{clause.marker}</span>
        <span>{clause.text}</span>
      </p>
      {beside(after)}
    </div>
  );
}
