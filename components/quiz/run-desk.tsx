'use client';
/**
 * The moderator's page: one main step under the thumb and the space bar, everything else beside it. Each press names the
 * version it was decided on, so that two moderators or an impatient key never skip twice.
 */
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { runCommand } from '#components/live/run-command.ts';
import { useView } from '#components/live/use-view.ts';
import { Button } from '#components/ui/button.tsx';
import { AlertDialog } from '#components/ui/dialog.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { LinkButton } from '#components/ui/link.tsx';
import { EmptyState } from '#components/ui/states.tsx';
import { type Action, mayStep, naturalStep } from '#domain/quiz/run.ts';
import type { DeskView, ProgressView } from '#domain/quiz/run-views.ts';
import { RegradeDialog } from './regrade-dialog.tsx';
import { RunStage } from './run-stage.tsx';
import { RunStandings, RunUnits } from './run-units.tsx';
import { useRun } from './use-run.ts';

const KEYS: Record<string, Action> = {
  KeyP: 'pause',
  KeyE: 'extend',
  KeyB: 'board',
  KeyL: 'lock',
  KeyR: 'reveal',
  KeyN: 'next',
};
/** Beside the main step, on a phone too under the thumb. */
const BESIDE: readonly Action[] = ['pause', 'extend', 'board'];
/** Further away; what cannot be taken back asks first. */
const ASIDE: readonly Action[] = ['next', 'decider', 'reopen', 'finish'];

export function RunDesk({ initial, slug }: { initial: DeskView | null; slug: string }) {
  const t = useTranslations('quiz.run');
  if (!initial)
    return (
      <EmptyState title={t('none')} action={<LinkButton href={`/f/${slug}/quiz`}>{t('bank')}</LinkButton>}>
        {t('noneBody')}
      </EmptyState>
    );
  return <Running initial={initial} />;
}

function Running({ initial }: { initial: DeskView }) {
  const t = useTranslations('quiz.run');
  const runId = initial.play.run.id;
  const live = useView<DeskView>('quiz.desk', runId, initial);
  const view = live.data ?? initial;
  const { run } = view.play;
  const progress = useView<ProgressView>('quiz.progress', runId, { roundId: null, answered: 0, of: 0 }).data;
  const { failure, pending, settle, act, step } = useRun(run);
  const main = naturalStep(run.phase, view.more);
  const may = mayStep(run.phase);
  const offered = (action: Action) =>
    may.includes(action) &&
    action !== main &&
    (action !== 'next' || view.more) &&
    (action !== 'decider' || (view.tied.length > 1 && view.hasDecider));
  const buttons = (actions: readonly Action[]) =>
    actions.filter(offered).map((action) => (
      <Button key={action} isDisabled={pending} onPress={() => step(action)}>
        {t(`action.${action}`)}
      </Button>
    ));
  const pressed = useRef((_event: KeyboardEvent) => {});
  pressed.current = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || pending) return;
    if (
      event.target instanceof Element &&
      event.target.closest('input, textarea, button, a, select, [role=dialog], [role=alertdialog]')
    )
      return;
    const action = event.code === 'Space' ? main : KEYS[event.code];
    if (!action || action === 'close' || !(action === main || may.includes(action))) return;
    event.preventDefault();
    void step(action === 'pause' && run.phase === 'paused' ? 'resume' : action);
  };
  useEffect(() => {
    const hear = (event: KeyboardEvent) => pressed.current(event);
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
  if (run.phase === 'closed')
    return (
      <EmptyState
        title={t('phase.closed')}
        action={<LinkButton href={`/f/${view.slug}/quiz/results/${runId}`}>{t('results')}</LinkButton>}
      >
        {run.title}
      </EmptyState>
    );
  return (
    <div className="grid max-w-6xl gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(18rem,2fr)]">
      <div className="flex min-w-0 flex-col gap-5">
        <FormMessage failure={failure} />
        <RunStage view={view} progress={progress} />
        <div className="contents sm:flex sm:flex-wrap sm:gap-2">
          <div className="sticky bottom-16 z-bar flex flex-wrap gap-2 border-line border-t bg-paper py-3 sm:contents">
            {main === 'close' ? (
              <AlertDialog
                trigger={<Button tone="ink">{t('action.close')}</Button>}
                title={t('closeTitle')}
                confirm={t('action.close')}
                onConfirm={() => step('close')}
              >
                {t('closeBody')}
              </AlertDialog>
            ) : (
              main && (
                <Button
                  tone="cinnabar"
                  pending={pending}
                  onPress={() => step(main)}
                  className="grow sm:grow-0"
                >
                  {t(run.phase === 'lobby' ? 'first' : `action.${main}`)}
                </Button>
              )
            )}
            {buttons(BESIDE)}
          </div>
          <div className="flex flex-wrap gap-2 empty:hidden sm:contents">
            {buttons(ASIDE)}
            {view.key && <RegradeDialog view={view} act={act} />}
            {may.includes('cancel') && (
              <AlertDialog
                trigger={<Button tone="quiet">{t('action.cancel')}</Button>}
                title={t('cancelTitle')}
                confirm={t('action.cancel')}
                onConfirm={() => step('cancel')}
              >
                {t('cancelBody')}
              </AlertDialog>
            )}
          </div>
        </div>
        <p className="hidden text-sm text-ink-2 sm:block">{t('keys')}</p>
      </div>
      <div className="flex min-w-0 flex-col gap-6">
        <section aria-labelledby="door" className="flex flex-wrap items-center gap-2">
          <h2 id="door" className="grow font-semibold">
            {t('door')}: {t(run.doorOpen ? 'doorOpen' : 'doorClosed')}
          </h2>
          <Button size="sm" isDisabled={pending} onPress={() => act('quiz.setDoor', { open: !run.doorOpen })}>
            {t(run.doorOpen ? 'closeDoor' : 'openDoor')}
          </Button>
          <Button
            size="sm"
            isDisabled={pending}
            onPress={() =>
              settle(runCommand('room.showScene', { forumId: view.forumId, scene: { kind: 'quiz' } }))
            }
          >
            {t('toScreen')}
          </Button>
        </section>
        <RunUnits view={view} act={act} pending={pending} />
        <RunStandings view={view} />
      </div>
    </div>
  );
}
