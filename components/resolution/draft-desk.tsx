'use client';
/**
 * «Текст»: the sheet in the middle, beside it who holds the pen, what the checks say, the proposals on the desk, and the
 * one press that freezes. What stands around the sheet follows the room by a live view; the sheet has its own socket.
 */
import { useFormatter, useTranslations } from 'next-intl';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useView } from '#components/live/use-view.ts';
import { useWire, type Wire } from '#components/live/wire.ts';
import type { Reader } from '#domain/account/face.ts';
import type { CommentsView } from '#domain/comment/views.ts';
import type { ProposalDesk } from '#domain/proposal/views.ts';
import type { DraftPageView } from '#domain/resolution/views.ts';
import { shortHash } from '#domain/vote/words.ts';
import type { Words } from '../editor/selection.ts';
import { Sheet, type SheetProps } from '../editor/sheet.tsx';
import type { RemarkAt } from '../editor/sheet-context.ts';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { FormMessage } from '../ui/form-message.tsx';
import { LinkButton } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAct } from '../vote/use-act.ts';
import type { TextAct } from './act.ts';
import { Checks } from './checks.tsx';
import { PenSwitch, PenWords } from './pen-switch.tsx';

const CommentsDialog = lazy(() => import('../comment/comments-dialog.tsx'));
const HistoryDialog = lazy(() => import('../history/history-dialog.tsx'));
const SuggestDialog = lazy(() => import('../editor/suggest-dialog.tsx'));
const FreezeDialogs = lazy(() => import('./freeze-dialogs.tsx'));
const ProposalsPanel = lazy(() => import('./proposals-panel.tsx'));

type Suggesting = { clause: { id: string; marker: string; text: string }; words: Words | null };

export function DraftDesk({
  initial: text,
  proposals: desked,
  user: reader,
  day,
  act,
}: {
  initial: Wire<DraftPageView>;
  proposals: Wire<ProposalDesk | null>;
  user: Wire<Reader>;
  /** The forum's day, from which «до 1 сентября» counts. */
  day: string;
  act: TextAct;
}) {
  const [t, c] = [useTranslations('resolution'), useTranslations('common')];
  const format = useFormatter();
  const [initial, proposals, user] = [useWire(text), useWire(desked), useWire(reader)];
  const { data } = useView<DraftPageView>('resolution.page', initial.forum.id, initial);
  const view = data ?? initial;
  const { forum, resolution, may, frozen } = view;
  const { run, pending, failure } = useAct(act);
  const [desk, setDesk] = useState(false);
  const [icing, setIcing] = useState<'freeze' | 'thaw' | null>(null);
  const { data: comments } = useView<CommentsView | null>('comment.list', forum.id, null);
  const [suggesting, setSuggesting] = useState<Suggesting | null>(null);
  const [remarking, setRemarking] = useState<{ at: RemarkAt | null } | null>(null);
  const [history, setHistory] = useState(false);
  const remark = useCallback((at: RemarkAt) => setRemarking({ at }), []);
  const suggest = useCallback<NonNullable<SheetProps['onSuggest']>>(
    (clause, words) => setSuggesting({ clause, words }),
    [],
  );
  const slug = forum.slug;
  const storyHref = useCallback((id: string) => `/f/${slug}/c/${id}`, [slug]);
  const asked = comments?.threads.some(({ forMe }) => forMe) ?? false;
  const drafting = resolution.state === 'drafting';
  const scope = view.pen.scope?.join(',') ?? null;
  const pen = useMemo(
    () => ({ write: view.pen.write, ...(scope !== null && { scope: scope.split(',') }) }),
    [view.pen.write, scope],
  );
  const sources = useMemo(
    () =>
      Object.fromEntries(
        (proposals?.proposals ?? []).map((one) => [
          one.id,
          one.place !== null && one.track
            ? { title: t('text.tablePlace', { table: one.track.number, place: one.place }) }
            : { title: c('numero', { number: one.number }), ...(one.track && { track: one.track.title }) },
        ]),
      ),
    [proposals, t, c],
  );
  const seal =
    drafting || !frozen
      ? undefined
      : {
          word: t(resolution.state === 'adopted' ? 'text.adopted' : 'text.frozen'),
          who: frozen.by,
          when: format.dateTime(new Date(frozen.frozenAt), 'dateTime'),
          awaits: resolution.state === 'frozen',
        };
  const base = `/f/${forum.slug}`;
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="flex min-w-0 flex-col gap-4">
        {view.openVote && (
          <Notice
            kind="awaits"
            title={t('text.voteOpen')}
            action={
              <LinkButton size="sm" tone="cinnabar" href={`${base}/vote`}>
                {t('text.toVote')}
              </LinkButton>
            }
          />
        )}
        {drafting && view.thawReason && <Notice title={t('text.thawed', { reason: view.thawReason })} />}
        <Sheet
          draftId={resolution.draftId}
          generation={resolution.generation}
          user={user}
          pen={pen}
          state={resolution.state}
          seal={seal}
          initial={view.snapshot}
          deadlineBase={day}
          proposals={sources}
          onSuggest={suggest}
          onRemark={comments?.may.add ? remark : undefined}
          threads={comments?.threads}
          storyHref={storyHref}
          overlay={
            remarking && comments
              ? (now) => (
                  <Suspense fallback={null}>
                    <CommentsDialog
                      key={remarking.at?.id ?? 'all'}
                      comments={comments}
                      {...now}
                      at={remarking.at}
                      onAll={() => setRemarking({ at: null })}
                      onClose={() => setRemarking(null)}
                    />
                  </Suspense>
                )
              : undefined
          }
        />
      </div>
      <aside aria-label={t('text.tools')} data-print="no" className="flex flex-col gap-5 xl:sticky xl:top-20">
        <div className="flex flex-wrap gap-2">
          <Button
            size="sm"
            tone={asked ? 'cinnabar' : 'line'}
            aria-haspopup="dialog"
            onPress={() => setRemarking({ at: null })}
          >
            {t('text.remarks', {
              count: comments?.threads.filter((one) => one.settled === null).length ?? 0,
            })}
          </Button>
          <Button size="sm" aria-haspopup="dialog" onPress={() => setHistory(true)}>
            {t('text.history')}
          </Button>
        </div>
        {frozen && !drafting ? (
          <section className="flex flex-col gap-3">
            <p className="text-ink-2">
              {t('text.hash', { hash: shortHash(frozen.sha256) })}
              {', '}
              {t('text.version', { version: frozen.version })}
            </p>
            <div className="flex flex-wrap gap-2">
              {resolution.state === 'frozen' && (
                <LinkButton tone="cinnabar" href={`${base}/vote`}>
                  {t('text.toVote')}
                </LinkButton>
              )}
              {resolution.state === 'adopted' && (
                <LinkButton tone="ink" href={`${base}/resolution`}>
                  {t('text.toDecision')}
                </LinkButton>
              )}
              {may.thaw && (
                <Button tone="line" aria-haspopup="dialog" onPress={() => setIcing('thaw')}>
                  {t('freeze.thaw')}
                </Button>
              )}
            </div>
          </section>
        ) : (
          <>
            {may.freeze && (
              <div>
                <Button tone="cinnabar" aria-haspopup="dialog" onPress={() => setIcing('freeze')}>
                  {t('freeze.button')}
                </Button>
              </div>
            )}
            {may.setPen ? (
              <Disclosure title={`${t('pen.title')}: ${t(`pen.modes.${resolution.penMode}`)}`}>
                <PenSwitch view={view} run={run} pending={pending !== null} />
                <div className="mt-2">
                  <FormMessage failure={failure} />
                </div>
              </Disclosure>
            ) : (
              <p className="text-ink-2">
                {t('pen.title')}: {t(`pen.modes.${resolution.penMode}`)}. <PenWords pen={view.pen} />
              </p>
            )}
            <Checks view={view} />
            {may.setPen && (
              <div>
                <LinkButton size="sm" tone="line" href={`${base}/review`}>
                  {t('text.review')}
                </LinkButton>
              </div>
            )}
            {may.take && proposals && (
              <section aria-label={t('desk.title')} className="flex flex-col gap-3">
                <div>
                  <Button size="sm" aria-expanded={desk} onPress={() => setDesk(!desk)}>
                    {t(desk ? 'desk.close' : 'desk.open')}
                  </Button>
                </div>
                {desk && (
                  <Suspense fallback={null}>
                    <ProposalsPanel forumId={forum.id} view={view} initial={proposals} act={act} />
                  </Suspense>
                )}
              </section>
            )}
          </>
        )}
      </aside>
      <Suspense fallback={null}>
        {suggesting && (
          <SuggestDialog resolutionId={resolution.id} {...suggesting} onClose={() => setSuggesting(null)} />
        )}
        {history && <HistoryDialog forumId={forum.id} onClose={() => setHistory(false)} />}
      </Suspense>
      {icing && (
        <Suspense fallback={null}>
          <FreezeDialogs
            asked={icing}
            view={view}
            failure={failure}
            freeze={() => run('freezeText', { resolutionId: resolution.id })}
            thaw={(reason) => run('thawText', { resolutionId: resolution.id, reason })}
            onClose={() => setIcing(null)}
          />
        </Suspense>
      )}
    </div>
  );
}
