'use client';
/** The projector's switchboard: one press or one key a scene, for all screens of the forum together. */
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { runCommand } from '#components/live/run-command.ts';
import { useView } from '#components/live/use-view.ts';
import { Button } from '#components/ui/button.tsx';
import { AlertDialog } from '#components/ui/dialog.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { EmptyState } from '#components/ui/states.tsx';
import { TextArea } from '#components/ui/text-field.tsx';
import type { Fail, Result } from '#domain/result.ts';
import { HOUSE_SCENES, ROOM_LIMITS } from '#domain/room/limits.ts';
import type { Scene } from '#domain/room/schema.ts';
import type { ScreensView } from '#domain/room/views.ts';
import { addressOf, type OpenScreen, ScreenAddress } from './screen-address.tsx';

export function ScreenDesk({
  initial,
  openScreen,
  revokeScreen,
}: {
  initial: ScreensView;
  openScreen: OpenScreen;
  revokeScreen: (screenId: string) => Promise<Result<unknown>>;
}) {
  const t = useTranslations('screen');
  const live = useView<ScreensView>('room.screens', initial.forumId, initial);
  const { forumId, screens, pages } = live.data ?? initial;
  const [failure, setFailure] = useState<Fail | null>(null);
  const [pending, setPending] = useState(false);
  const [address, setAddress] = useState<string | null>(null);
  const [message, setMessage] = useState('');
  const settle = async <T,>(ask: Promise<Result<T>>): Promise<T | null> => {
    setPending(true);
    const result = await ask.catch((): Fail => ({ ok: false, code: 'unavailable' }));
    setPending(false);
    setFailure(result.ok ? null : result);
    return result.ok ? result.data : null;
  };
  const open = async () => {
    const made = await settle(openScreen(forumId));
    if (made) setAddress(addressOf(made.token));
  };
  const show = (scene: Scene) => settle(runCommand('room.showScene', { forumId, scene }));
  const now = screens[0]?.scene ?? null;
  const at = now?.kind === 'text' ? now.page : 1;
  const choose = (kind: (typeof HOUSE_SCENES)[number]) =>
    kind === 'text'
      ? show({ kind, page: 1 })
      : kind === 'message'
        ? message.trim() !== '' && show({ kind, text: message })
        : show({ kind });
  const pressed = useRef((_event: KeyboardEvent) => {});
  pressed.current = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || screens.length === 0) return;
    // Silent while somebody types or a dialog is open.
    if (event.target instanceof Element && event.target.closest('input, textarea, [role=alertdialog]'))
      return;
    const digit = /^(?:Digit|Numpad)([1-7])$/.exec(event.code)?.[1];
    const kind = digit && HOUSE_SCENES[Number(digit) - 1];
    if (!kind) return;
    event.preventDefault();
    void choose(kind);
  };
  useEffect(() => {
    const hear = (event: KeyboardEvent) => pressed.current(event);
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
  return (
    <div className="flex max-w-4xl flex-col gap-8">
      <FormMessage failure={failure} />
      {address && <ScreenAddress address={address} />}
      {screens.length === 0 ? (
        <EmptyState
          title={t('none')}
          action={
            <Button tone="ink" pending={pending} onPress={open}>
              {t('open')}
            </Button>
          }
        >
          {t('noneBody')}
        </EmptyState>
      ) : (
        <>
          <section aria-labelledby="scenes">
            <h2 id="scenes" className="mb-3 text-lg font-semibold">
              {t('scenes')} <span className="text-sm font-normal text-ink-2">{t('sceneKeys')}</span>
            </h2>
            <div className="grid grid-cols-2 gap-2 sm:grid-cols-3">
              {HOUSE_SCENES.map((kind, index) => (
                <Button
                  key={kind}
                  tone={now?.kind === kind ? 'ink' : 'line'}
                  aria-pressed={now?.kind === kind}
                  isDisabled={pending || (kind === 'message' && message.trim() === '')}
                  onPress={() => choose(kind)}
                  className="min-h-16 justify-start text-left"
                >
                  <span className="mr-1 tabular-nums opacity-80">{index + 1}</span> {t(`scene.${kind}`)}
                </Button>
              ))}
            </div>
            {now?.kind === 'text' && pages > 0 && (
              <p className="mt-4 flex flex-wrap items-center gap-2">
                <Button
                  isDisabled={pending || at <= 1}
                  onPress={() => show({ kind: 'text', page: Math.max(1, at - 1) })}
                >
                  {t('prev')}
                </Button>
                <span className="px-2 tabular-nums">{t('page', { at: Math.min(at, pages), of: pages })}</span>
                <Button
                  isDisabled={pending || at >= pages}
                  onPress={() => show({ kind: 'text', page: Math.min(pages, at + 1) })}
                >
                  {t('next')}
                </Button>
              </p>
            )}
            <div className="mt-5 flex flex-wrap items-end gap-3">
              <TextArea
                className="min-w-0 grow basis-80"
                label={t('message')}
                hint={t('messageHint')}
                value={message}
                onChange={setMessage}
                maxLength={ROOM_LIMITS.message}
                rows={2}
              />
              <Button
                isDisabled={pending || message.trim() === ''}
                onPress={() => show({ kind: 'message', text: message })}
              >
                {t('show')}
              </Button>
            </div>
          </section>
          <section aria-labelledby="screens">
            <div className="flex flex-wrap items-center justify-between gap-3 border-ink border-b pb-2">
              <h2 id="screens" className="text-lg font-semibold">
                {t('screens')}
              </h2>
              <Button size="sm" pending={pending} onPress={open}>
                {t('open')}
              </Button>
            </div>
            <ul>
              {screens.map(({ id, name, scene }) => (
                <li
                  key={id}
                  className="flex flex-wrap items-center justify-between gap-3 border-line border-b py-3"
                >
                  <p className="min-w-0 grow">
                    <span className="font-medium">{t('screenName', { name })}</span>
                    <span className="block text-sm text-ink-2">
                      {t('shows', { what: t(`scene.${scene.kind}`) })}
                    </span>
                  </p>
                  <AlertDialog
                    trigger={
                      <Button size="sm" tone="quiet" aria-label={`${t('revoke')}: ${name}`}>
                        {t('revoke')}
                      </Button>
                    }
                    title={t('revokeTitle', { name })}
                    confirm={t('revoke')}
                    onConfirm={async () => {
                      setAddress(null);
                      return (await settle(revokeScreen(id))) !== null;
                    }}
                  >
                    {t('revokeBody')}
                  </AlertDialog>
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
    </div>
  );
}
