'use client';
/** Where the forum stands and the one step that comes next; what is missing is said before the step is refused. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { StatusMark } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { AlertDialog } from '#components/ui/dialog.tsx';
import { FormMessage } from '#components/ui/form-message.tsx';
import { LinkButton } from '#components/ui/link.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { ForumState } from '#domain/actor.ts';
import { stateRank } from '#domain/forum/rules.ts';
import type { SettingsView } from '#domain/forum/views.ts';
import type { Act } from './act.ts';
import { stateGroup } from './state-group.ts';
import { useAct } from './use-act.ts';

/** Steps that take something from everybody in the hall are asked once. */
const ENDS: ReadonlySet<ForumState> = new Set(['closed', 'archived']);

export function StageSettings({ view, act }: { view: SettingsView; act: Act }) {
  const t = useTranslations('forum');
  const { run, pending, failure } = useAct(act);
  const [renew, setRenew] = useState(false);
  const [asked, setAsked] = useState<ForumState | null>(null);
  const { forum } = view;
  const steps = view.next.map((state) => ({ state, back: stateRank(state) < stateRank(forum.state) }));
  const label = (state: ForumState) =>
    stateRank(state) < stateRank(forum.state) && state !== 'draft'
      ? t(`stateBack.${state}` as never)
      : t(`stateAction.${state}`);
  const go = (state: ForumState) =>
    run('setForumState', { forumId: forum.id, expectV: forum.version, state }, () => setAsked(null));
  return (
    <section aria-labelledby="stage">
      <h2 id="stage" className="mb-3 border-ink border-b pb-2 text-xl font-semibold">
        {t('settings.stage')}
      </h2>
      <p className="text-lg">
        <StatusMark status={stateGroup(forum.state)}>{t(`state.${forum.state}`)}</StatusMark>
      </p>
      <p className="mt-2 text-ink-2">{t(`stateNote.${forum.state}`)}</p>
      {forum.state === 'draft' && view.missing.length > 0 && (
        <p className="mt-3">
          {t('settings.missing')}{' '}
          <strong className="font-semibold">
            {view.missing.map((what) => t(`settings.missingOf.${what}` as never)).join(', ')}
          </strong>
        </p>
      )}
      {forum.state === 'draft' && view.notice !== null && (
        <p className="measure mt-3 font-medium text-ochre">
          {t('settings.noticeShort', { days: view.notice.left, notice: view.notice.days })}
        </p>
      )}
      {forum.state === 'announced' && (
        <div className="mt-4">
          <Notice
            kind="done"
            title={t('settings.announcedTitle')}
            action={<LinkButton href={`/f/${forum.slug}/invite`}>{t('settings.toInvite')}</LinkButton>}
          />
        </div>
      )}
      <div className="mt-4 flex flex-wrap items-center gap-2">
        {steps.map(({ state, back }) => (
          <Button
            key={state}
            tone={back ? 'quiet' : 'ink'}
            pending={pending}
            onPress={() => (back || ENDS.has(state) ? setAsked(state) : go(state))}
          >
            {label(state)}
          </Button>
        ))}
      </div>
      <div className="mt-3">
        <FormMessage failure={failure} />
      </div>
      <p className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-2">
        <span>
          {t('settings.code')}:{' '}
          <strong className="font-semibold tracking-wider tabular-nums">{view.joinCode}</strong>
        </span>
        <Button size="sm" onPress={() => setRenew(true)}>
          {t('settings.renew')}
        </Button>
      </p>
      {asked && (
        <AlertDialog
          isOpen
          onOpenChange={(open) => !open && setAsked(null)}
          title={t('settings.stepTitle', { step: label(asked) })}
          confirm={label(asked)}
          pending={pending}
          problem={failure && <FormMessage failure={failure} />}
          onConfirm={() => go(asked)}
        >
          {t(`settings.stepBody.${asked}` as never)}
        </AlertDialog>
      )}
      <AlertDialog
        isOpen={renew}
        onOpenChange={setRenew}
        title={t('settings.renewTitle')}
        confirm={t('settings.renew')}
        pending={pending}
        onConfirm={() => run('renewJoinCode', { forumId: forum.id }, () => setRenew(false))}
      >
        {t('settings.renewBody')}
      </AlertDialog>
    </section>
  );
}
