'use client';
/**
 * The presiding screen: a track, or the hall, run from one page. What has the floor stays in sight; every act has a key,
 * and the list of keys is the list of acts.
 */
import { useTranslations } from 'next-intl';
import { useMemo, useRef, useState } from 'react';
import type { OpenScreen } from '#components/room/screen-address.tsx';
import { type Command, useCommands } from '#components/shell/commands.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { LinkButton } from '#components/ui/link.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { DeskPerson, FloorDesk } from '#domain/floor/views.ts';
import type { DeskView } from '#domain/quiz/run-views.ts';
import type { Scene } from '#domain/room/schema.ts';
import type { ScreensView } from '#domain/room/views.ts';
import { DeskAgenda } from './desk-agenda.tsx';
import { DeskGive } from './desk-give.tsx';
import { DeskKeys } from './desk-keys.tsx';
import { DeskPolls } from './desk-poll.tsx';
import { DeskQuestions } from './desk-questions.tsx';
import { DeskQueue } from './desk-queue.tsx';
import { QuizPart, useQuizRun } from './desk-quiz.tsx';
import { DeskRules } from './desk-rules.tsx';
import { DeskScreen, scenesOf, useScreens } from './desk-screen.tsx';
import { DeskTurn } from './desk-turn.tsx';
import { useDesk } from './use-desk.ts';

export function Desk({
  slug,
  initial,
  people,
  screens: initialScreens,
  conducts,
  quiz,
  openScreen,
}: {
  slug: string;
  initial: FloorDesk;
  people: DeskPerson[];
  screens: ScreensView;
  /** Conducts the whole forum, not this track alone. */
  conducts: boolean;
  /** The run that is on; of no concern to whoever moderates one track alone. */
  quiz: DeskView | null;
  openScreen: OpenScreen;
}) {
  const t = useTranslations('floor.desk');
  const { desk, run, step, pending, failure, stale } = useDesk(initial);
  const { floor } = desk;
  const trackId = floor.track?.id ?? null;
  const { view, screens } = useScreens(floor.forumId, trackId, conducts, initialScreens);
  const [asking, setAsking] = useState(false);
  const runId = useQuizRun(floor.forumId, quiz);
  const search = useRef<HTMLDivElement>(null);
  const show = async (scene: Scene) => {
    if (screens.length === 0) return;
    const shown = await run('room.showScene', { forumId: floor.forumId, trackId, scene });
    if (shown && desk.nextScene && JSON.stringify(desk.nextScene) === JSON.stringify(scene))
      await run('floor.prepareScene', { floorId: floor.id, scene: null });
  };
  const acts = useRef<Record<string, () => void>>({});
  const turn = floor.interposed ?? floor.speaking;
  const poll = desk.polls.find(({ state }) => state === 'open');
  const scenes = scenesOf(desk, conducts);
  const nextLine = floor.agendaAt === null ? 0 : floor.agendaAt + 1;
  acts.current = {
    n: () => void (desk.hands.length > 0 && step('floor.call')),
    f: () => void (turn && step('floor.finish')),
    p: () => void (turn && step('floor.setTimer', { running: turn.pausedAt !== null })),
    m: () => void (turn && step('floor.extend', { seconds: 60 })),
    g: () => search.current?.querySelector('input')?.focus(),
    q: () => void run('floor.open', { floorId: floor.id, open: !floor.queueOpen }),
    a: () => void (nextLine < floor.agenda.length && step('floor.setAgendaLine', { at: nextLine })),
    o: () => setAsking(true),
    e: async () => {
      if (poll && (await run('poll.setState', { pollId: poll.id, expectV: poll.version, state: 'closed' })))
        await run('poll.show', { pollId: poll.id, shown: true });
    },
    w: () => void (desk.nextScene && show(desk.nextScene)),
    ...Object.fromEntries(
      scenes.flatMap(({ scene }, at) => [
        [String(at + 1), () => void (scene && show(scene))],
        [`Shift+${at + 1}`, () => void (scene && run('floor.prepareScene', { floorId: floor.id, scene }))],
      ]),
    ),
  };
  const names = useTranslations('screen.scene');
  const sceneNames = scenes.map(({ kind }) => names(kind)).join('\n');
  useCommands(
    useMemo<Command[]>(() => {
      const press = (key: string) => () => acts.current[key]?.();
      const letters = ['n', 'f', 'p', 'm', 'g', 'q', 'a', 'o', 'e', 'w'] as const;
      return [
        ...letters.map((key) => ({
          id: `floor-${key}`,
          label: t(`keysOf.${key}`),
          group: t('title'),
          key: `Key${key.toUpperCase()}`,
          keyLabel: key.toUpperCase(),
          run: press(key),
        })),
        ...sceneNames.split('\n').flatMap((name, at) => [
          {
            id: `scene-${at + 1}`,
            label: `${t('showNow')}: ${name}`,
            group: t('screen'),
            key: `Digit${at + 1}`,
            keyLabel: String(at + 1),
            run: press(String(at + 1)),
          },
          {
            id: `prepare-${at + 1}`,
            label: `${t('prepare')}: ${name}`,
            group: t('screen'),
            key: `Shift+Digit${at + 1}`,
            keyLabel: `Shift ${at + 1}`,
            run: press(`Shift+${at + 1}`),
          },
        ]),
      ];
    }, [t, sceneNames]),
  );
  const queue = <DeskQueue desk={desk} run={run} step={step} pending={pending} />;
  return (
    <>
      <DeskTurn desk={desk} step={step} pending={pending} />
      <div aria-live="polite">
        {stale && <Notice kind="news" title={t('stale')} />}
        <FormMessage failure={failure} />
      </div>
      <div className="grid items-start gap-x-10 gap-y-8 xl:grid-cols-3 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-8">
          {desk.settings.mode === 'queue' && queue}
          <DeskGive desk={desk} initial={people} run={run} step={step} pending={pending} field={search} />
          {desk.settings.mode === 'simple' && queue}
        </div>
        <div className="flex min-w-0 flex-col gap-8">
          {conducts && runId && <QuizPart runId={runId} slug={slug} initial={quiz} />}
          <DeskScreen
            desk={desk}
            screens={screens}
            slug={slug}
            conducts={conducts}
            run={run}
            show={show}
            pending={pending}
            openScreen={openScreen}
          />
          {conducts && !runId && <QuizPart runId={null} slug={slug} initial={null} />}
          <DeskAgenda floor={floor} slug={slug} step={step} pending={pending} />
          {conducts && (
            <p className="flex flex-wrap gap-2">
              <LinkButton href={`/f/${slug}/vote`} tone={view.vote?.state === 'open' ? 'cinnabar' : 'line'}>
                {view.vote?.state === 'open' ? t('voteOpen', { number: view.vote.number }) : t('toVote')}
              </LinkButton>
            </p>
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-8 lg:max-xl:col-span-2">
          <DeskQuestions
            questions={desk.questions}
            run={run}
            pending={pending}
            onWall={(questionId) => show({ kind: 'question', questionId })}
          />
          <DeskPolls
            polls={desk.polls}
            floorId={floor.id}
            run={run}
            pending={pending}
            onWall={(pollId) => show({ kind: 'poll', pollId })}
            asking={asking}
            setAsking={setAsking}
          />
          <DeskRules settings={desk.settings} step={step} pending={pending} />
        </div>
      </div>
      <DeskKeys />
    </>
  );
}
