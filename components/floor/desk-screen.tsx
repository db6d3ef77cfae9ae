'use client';
/** What is on the projector and what comes next, whether it lives, and every scene on a key; with Shift it is prepared. */
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { connectLive } from '#components/live/connection.ts';
import { useView } from '#components/live/use-view.ts';
import { addressOf, type OpenScreen, ScreenAddress } from '#components/room/screen-address.tsx';
import { Button } from '#components/ui/button.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { LinkButton, TextLink } from '#components/ui/link.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import type { FloorDesk } from '#domain/floor/views.ts';
import type { Fail } from '#domain/result.ts';
import { ALIVE_MS, ROOM_LIMITS } from '#domain/room/limits.ts';
import type { Scene } from '#domain/room/schema.ts';
import type { ScreenRow, ScreensView } from '#domain/room/views.ts';
import { Part } from './desk-part.tsx';
import type { Run } from './use-desk.ts';

/** Scenes of this desk in the order of their keys 1–9; null where there is nothing to show yet. */
export function scenesOf(desk: FloorDesk, conducts: boolean): { kind: Scene['kind']; scene: Scene | null }[] {
  const { floor, polls, questions } = desk;
  const floorId = floor.id;
  const poll = polls.find(({ state }) => state === 'open') ?? polls.find(({ state }) => state === 'closed');
  const lit = questions.find(({ highlighted }) => highlighted);
  const own: { kind: Scene['kind']; scene: Scene | null }[] = [
    { kind: 'lobby', scene: { kind: 'lobby' } },
    floor.track
      ? { kind: 'agenda', scene: { kind: 'agenda', floorId } }
      : { kind: 'programme', scene: { kind: 'programme' } },
    { kind: 'speaker', scene: { kind: 'speaker', floorId } },
    { kind: 'poll', scene: poll ? { kind: 'poll', pollId: poll.id } : null },
    lit
      ? { kind: 'question', scene: { kind: 'question', questionId: lit.id } }
      : { kind: 'questions', scene: { kind: 'questions', floorId } },
  ];
  return conducts
    ? [
        ...own,
        { kind: 'draft', scene: { kind: 'draft', blockId: null } },
        { kind: 'vote', scene: { kind: 'vote' } },
        { kind: 'quiz', scene: { kind: 'quiz' } },
        { kind: 'blank', scene: { kind: 'blank' } },
      ]
    : [...own, { kind: 'blank', scene: { kind: 'blank' } }];
}

export function useScreens(forumId: string, trackId: string | null, conducts: boolean, initial: ScreensView) {
  const id = conducts || !trackId ? forumId : `${forumId}:${trackId}`;
  const view = useView<ScreensView>('room.screens', id, initial).data ?? initial;
  const own = view.screens.filter((row) => row.trackId === trackId);
  return { view, screens: own.length > 0 ? own : view.screens.filter((row) => row.trackId === null) };
}

export function DeskScreen({
  desk,
  screens,
  slug,
  conducts,
  run,
  show,
  pending,
  openScreen,
}: {
  desk: FloorDesk;
  screens: ScreenRow[];
  slug: string;
  conducts: boolean;
  run: Run;
  show: (scene: Scene) => void;
  pending: boolean;
  openScreen: OpenScreen;
}) {
  const t = useTranslations('floor.desk');
  const names = useTranslations('screen.scene');
  const [message, setMessage] = useState('');
  const own = screens.some(({ trackId }) => trackId !== null);
  const { nextScene, floor } = desk;
  const now = screens[0]?.scene;
  const prepare = (scene: Scene | null) => run('floor.prepareScene', { floorId: floor.id, scene });
  return (
    <Part
      id="screen"
      title={t('screen')}
      action={
        conducts && (
          <LinkButton size="sm" tone="quiet" href={`/f/${slug}/screen`}>
            {t('screenManage')}
          </LinkButton>
        )
      }
    >
      {floor.track && (
        <OwnScreen forumId={floor.forumId} trackId={floor.track.id} there={own} open={openScreen} />
      )}
      {screens.length === 0 ? (
        <p className="py-2 text-ink-2">
          {t('screenNone')}. {conducts && <TextLink href={`/f/${slug}/screen`}>{t('screenOpen')}</TextLink>}
        </p>
      ) : (
        <>
          <ul className="py-2">
            {screens.map((screen) => (
              <li key={screen.id} className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span>
                  {t(screen.trackId ? 'onOwn' : 'onScreen')}: <strong>{names(screen.scene.kind)}</strong>
                </span>
                <Alive screen={screen} />
              </li>
            ))}
          </ul>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 pb-2">
            <span>
              {t('thenScreen')}: {nextScene ? <strong>{names(nextScene.kind)}</strong> : t('prepareNone')}
            </span>
            {nextScene && (
              <>
                <Button
                  size="sm"
                  tone="ink"
                  isDisabled={pending}
                  aria-keyshortcuts="W"
                  onPress={() => show(nextScene)}
                >
                  {t('showNow')}
                </Button>
                <Button size="sm" tone="quiet" isDisabled={pending} onPress={() => prepare(null)}>
                  {t('clearNext')}
                </Button>
              </>
            )}
          </p>
          <div className="grid grid-cols-2 gap-2 sm:grid-cols-3 xl:grid-cols-2 2xl:grid-cols-3">
            {scenesOf(desk, conducts).map(({ kind, scene }, at) => (
              <Button
                key={kind}
                tone={now?.kind === kind ? 'ink' : 'line'}
                aria-pressed={now?.kind === kind}
                isDisabled={pending || scene === null}
                onPress={(event) => scene && (event.shiftKey ? prepare(scene) : show(scene))}
                className="justify-start text-left wrap-anywhere"
              >
                <span className="mr-1 tabular-nums opacity-80">{at + 1}</span> {names(kind)}
              </Button>
            ))}
          </div>
          <p className="mt-1 text-sm text-ink-2">{t('shift')}</p>
          <form
            className="mt-3 flex flex-wrap items-end gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              if (message.trim()) show({ kind: 'message', text: message });
            }}
          >
            <TextField
              className="min-w-0 grow"
              label={t('message')}
              value={message}
              onChange={setMessage}
              maxLength={ROOM_LIMITS.message}
            />
            <Button type="submit" isDisabled={pending || message.trim() === ''}>
              {t('showNow')}
            </Button>
          </form>
        </>
      )}
    </Part>
  );
}

/** A track in a room of its own wants a projector of its own; what it shows is switched here. Its address is told once and stays while the page is open. */
function OwnScreen({
  forumId,
  trackId,
  there,
  open,
}: {
  forumId: string;
  trackId: string;
  there: boolean;
  open: OpenScreen;
}) {
  const t = useTranslations('floor.desk');
  const [address, setAddress] = useState<string | null>(null);
  const [failure, setFailure] = useState<Fail | null>(null);
  const [pending, setPending] = useState(false);
  if (there && !address) return null;
  return (
    <div className="py-2">
      <FormMessage failure={failure} />
      {address ? (
        <ScreenAddress address={address} />
      ) : (
        <Button
          size="sm"
          pending={pending}
          onPress={async () => {
            setPending(true);
            const made = await open(forumId, trackId).catch((): Fail => ({ ok: false, code: 'unavailable' }));
            setPending(false);
            setFailure(made.ok ? null : made);
            if (made.ok) setAddress(addressOf(made.data.token));
          }}
        >
          {t('openOwn')}
        </Button>
      )}
    </div>
  );
}

/** Said by the projector itself; silence is told with its time. */
function Alive({ screen }: { screen: ScreenRow }) {
  const t = useTranslations('floor.desk');
  const format = useFormatter();
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    const tick = () => setNow(connectLive().serverNow());
    tick();
    const timer = window.setInterval(tick, 5_000);
    return () => window.clearInterval(timer);
  }, []);
  if (screen.seenAt === null) return <span className="text-sm text-ink-2">{t('never')}</span>;
  if (now === null) return null;
  const seen = Date.parse(screen.seenAt);
  if (now - seen > ALIVE_MS)
    return (
      <span className="text-sm font-medium text-cinnabar">
        {t('silent', {
          time: format.dateTime(seen, { hour: '2-digit', minute: '2-digit', second: '2-digit' }),
        })}
      </span>
    );
  return (
    <span className="text-sm text-green">{t(screen.seenV === screen.version ? 'alive' : 'behind')}</span>
  );
}
