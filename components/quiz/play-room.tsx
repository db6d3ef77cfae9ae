'use client';
/**
 * The phone in the quiz: follows the run, knows what is its own, keeps what was chosen through a lost connection. What
 * the server rendered stands until then, and goes on working where no script runs.
 */
import { useEffect } from 'react';
import { resumeCommands } from '#components/live/run-command.ts';
import { useConnection, useView } from '#components/live/use-view.ts';
import { laterReachable } from '#components/live/when-reachable.ts';
import { PlainLinkButton, PlainNotice } from '#components/ui/plain/plain.tsx';
import type { MineView, PlayPage, PlayView } from '#domain/quiz/run-views.ts';
import type { RoomPulse } from '#domain/room/views.ts';
import { type Labels, say } from './labels.ts';
import { PlayImage } from './play-image.tsx';
import { PlayJoin } from './play-join.tsx';
import { Left, PlayQuestion, type Texts } from './play-question.tsx';
import { PlayBoard, PlayReveal, Sum } from './play-result.tsx';

type Doors = {
  slug: string;
  cmdId: string;
  until: string;
  join: (form: FormData) => Promise<void>;
  send: (form: FormData) => Promise<void>;
};

export function PlayRoom({ initial, ...rest }: { initial: PlayPage } & Texts & Doors) {
  useEffect(() => {
    resumeCommands(() => {});
  }, []);
  return (
    <>
      {initial.play ? (
        <Playing initial={initial} first={initial.play} {...rest} />
      ) : (
        <Waiting forumId={initial.forum.id} but={null} labels={rest.labels} slug={rest.slug} />
      )}
      <Connection labels={rest.labels} />
    </>
  );
}

function Playing({ initial, first, ...rest }: { initial: PlayPage; first: PlayView } & Texts & Doors) {
  const shared = useView<PlayView>('quiz.play', first.run.id, first);
  const view = shared.data ?? first;
  if (view.run.phase === 'closed')
    return <Waiting forumId={initial.forum.id} but={view.run.id} labels={rest.labels} slug={rest.slug} />;
  if (!initial.mine) return <PlayJoin view={view} out={initial.out} {...rest} />;
  return <Seated view={view} first={initial.mine} {...rest} />;
}

function Seated({ view, first, ...rest }: { view: PlayView; first: MineView } & Texts & Doors) {
  const own = useView<MineView>('quiz.mine', `${view.run.id}:${first.unitId}`, first);
  useEffect(() => {
    if (own.refused === null) return;
    // Taken out, or another phone has taken over: the page says which.
    return laterReachable(() => window.location.reload(), Math.random() * 1_500);
  }, [own.refused]);
  const mine = own.data ?? first;
  return (
    <>
      <p className="j-who">
        {say(rest.labels, 'you')}:{' '}
        <strong>
          {mine.name || (mine.table !== null && say(rest.labels, 'table', { number: mine.table }))}
        </strong>
      </p>
      <Stage view={view} mine={mine} {...rest} />
    </>
  );
}

function Stage(props: { view: PlayView; mine: MineView } & Texts & Doors) {
  const { view, mine, labels, locale } = props;
  const { round } = view;
  const { phase } = view.run;
  if (phase === 'lobby')
    return (
      <>
        <h1 className="j-title">{say(labels, 'lobby')}</h1>
        <p>{say(labels, 'lobbyNote')}</p>
      </>
    );
  if (phase === 'leaderboard' || phase === 'finished')
    return <PlayBoard view={view} mine={mine} labels={labels} locale={locale} />;
  if (phase === 'between' || !round)
    return (
      <>
        <h1 className="j-title">{say(labels, 'between')}</h1>
        <Sum mine={mine} labels={labels} locale={locale} place={false} />
      </>
    );
  if (phase === 'showing')
    return (
      <>
        <p className="j-over j-spread">
          <span>{round.kind === 'case' ? say(labels, 'case') : view.run.title}</span>
          <Left view={view} round={round} factor={1} labels={labels} />
        </p>
        <h1 className="j-subtitle">{round.stem}</h1>
        {round.situation && <p className="j-situation">{round.situation}</p>}
        <PlayImage image={round.image} slug={props.slug} />
        {round.kind === 'case' && <p className="j-note">{say(labels, 'caseNote')}</p>}
      </>
    );
  if (phase === 'reveal' && round.reveal)
    return (
      <PlayReveal
        round={round}
        reveal={round.reveal}
        mine={mine}
        slug={props.slug}
        labels={labels}
        locale={locale}
      />
    );
  return <PlayQuestion key={round.id} round={round} {...props} />;
}

/** Nothing is played: the page comes by itself when something is. */
function Waiting({
  forumId,
  but,
  labels,
  slug,
}: {
  forumId: string;
  but: string | null;
  labels: Labels;
  slug: string;
}) {
  const { data } = useView<RoomPulse | null>('room.pulse', forumId, null);
  const begun = data?.quiz && data.quiz.id !== but;
  useEffect(() => {
    if (!begun) return;
    return laterReachable(() => window.location.reload(), Math.random() * 2_000);
  }, [begun]);
  return (
    <>
      <h1 className="j-title">{say(labels, but ? 'over' : 'none')}</h1>
      <p>{say(labels, 'noneNote')}</p>
      <PlainLinkButton href={`/f/${slug}/now`} wide>
        {say(labels, 'back')}
      </PlainLinkButton>
    </>
  );
}

function Connection({ labels }: { labels: Labels }) {
  const state = useConnection();
  const lost = state === 'offline' || state === 'refused' || state === 'signedOut' || state === 'reload';
  return (
    <div className="j-link" role="status" data-state={lost ? 'offline' : state}>
      {lost ? (
        <PlainNotice kind="problem" title={say(labels, 'offline')} />
      ) : (
        <span>{say(labels, state === 'online' ? 'online' : 'connecting')}</span>
      )}
    </div>
  );
}
