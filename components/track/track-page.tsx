'use client';
/** The live page of a track: who is here, what is on the agenda, what is written down, what is proposed and what became of it. */
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { runCommand } from '#components/live/run-command.ts';
import { useHere } from '#components/live/use-here.ts';
import { useView } from '#components/live/use-view.ts';
import { whenReachable } from '#components/live/when-reachable.ts';
import { ProposalBody } from '#components/proposal/card.tsx';
import type { Places } from '#components/proposal/outcome.tsx';
import { ProposeDialog } from '#components/proposal/propose-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { type Failure, FormMessage } from '#components/ui/form-message.tsx';
import { LinkButton, TextLink } from '#components/ui/link.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { EmptyState, SkeletonRows } from '#components/ui/states.tsx';
import { listName } from '#domain/account/names.ts';
import type { TrackView } from '#domain/track/views.ts';
import { TrackDialog } from './track-dialog.tsx';

const NotesEditor = dynamic(() => import('#components/notes/notes-editor.tsx'), {
  ssr: false,
  loading: () => <SkeletonRows rows={4} label="…" />,
});

export function TrackPage({
  slug,
  initial,
  places,
  accountId,
}: {
  slug: string;
  initial: TrackView;
  places: Places;
  accountId: string;
}) {
  const t = useTranslations('track');
  const router = useRouter();
  const viewId = `${initial.forumId}:${initial.number}`;
  const live = useView<TrackView>('track.page', viewId, initial);
  const view = live.data ?? initial;
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, setPending] = useState(false);
  const unknown = view.list.some(({ clauseId }) => clauseId !== null && !(clauseId in places));
  useEffect(() => {
    // A clause taken since the page was rendered: its marker is asked for once.
    return unknown ? whenReachable(() => router.refresh()) : undefined;
  }, [unknown, router]);
  const run = async (name: string, input: unknown) => {
    setPending(true);
    const result = await runCommand(name, input);
    setPending(false);
    setFailure(result.ok ? null : result);
  };
  const moderators = view.moderators.map(listName);
  return (
    <>
      <header className="mb-8 max-w-4xl">
        <p className="flex flex-wrap gap-x-3 text-sm text-ink-2">
          <TextLink href={`/f/${slug}/tracks`}>{t('number', { number: view.number })}</TextLink>
          <span>{t(t.has(`kind.${view.kind}`) ? `kind.${view.kind}` : 'kind.other')}</span>
          {view.room && <span>{view.room}</span>}
        </p>
        <h1 className="mt-2 font-serif text-2xl font-bold text-balance wrap-anywhere sm:text-3xl">
          {view.title}
        </h1>
        {moderators.length > 0 && (
          <p className="mt-2 text-ink-2">
            {t('moderators', { count: moderators.length, names: moderators.join(', ') })}
          </p>
        )}
        <HereLine viewId={viewId} />
        <div className="mt-5 flex flex-wrap gap-2">
          {view.mayPropose && <ProposeDialog forumId={view.forumId} trackId={view.id} />}
          {view.confirmed && (
            <Button
              isDisabled={pending}
              onPress={() => run('track.join', { trackId: view.id, join: !view.member })}
            >
              {t(view.member ? 'leave' : 'join')}
            </Button>
          )}
          {view.mayRun && (
            <Button
              isDisabled={pending}
              onPress={() => run('track.setProposalsOpen', { trackId: view.id, open: !view.proposalsOpen })}
            >
              {t(view.proposalsOpen ? 'close' : 'open')}
            </Button>
          )}
          {view.mayRun && (
            <LinkButton tone="line" href={`/f/${slug}/t/${view.number}/run`}>
              {t('run')}
            </LinkButton>
          )}
          {view.confirmed && (
            <LinkButton tone="line" href={`/f/${slug}/t/${view.number}/sheet`}>
              {t('sheet.title')}
            </LinkButton>
          )}
          {view.mayDecide && (
            <LinkButton tone="quiet" href={`/f/${slug}/proposals?track=${view.number}`}>
              {t('toDesk')}
            </LinkButton>
          )}
        </div>
        <FormMessage failure={failure} />
      </header>
      <div className="grid items-start gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-10">
          <Agenda view={view} />
          <section aria-labelledby="notes">
            <h2 id="notes" className="mb-1 text-lg font-semibold">
              {t('notes')}
            </h2>
            {view.notesDraftId ? (
              <>
                <p className="mb-3 text-sm text-ink-2">{t(view.mayWriteNotes ? 'notesHint' : 'notesRead')}</p>
                <NotesEditor
                  label={t('notesLabel', { title: view.title })}
                  source={{
                    draftId: view.notesDraftId,
                    generation: view.notesGeneration,
                    accountId,
                    write: view.mayWriteNotes,
                  }}
                />
              </>
            ) : (
              <p className="text-ink-2">{t('notesGuest')}</p>
            )}
          </section>
        </div>
        <section aria-labelledby="proposals" className="min-w-0">
          <h2 id="proposals" className="border-ink border-b pb-2 text-lg font-semibold">
            {t('proposals')}{' '}
            <span className="font-normal text-ink-2 tabular-nums">{view.list.length || ''}</span>
          </h2>
          {!view.proposalsOpen && <Notice kind="frozen" title={t('closed')} />}
          {!view.confirmed && <p className="mt-3 text-sm text-ink-2">{t('guestList')}</p>}
          {view.list.length === 0 ? (
            <EmptyState compact title={t('proposalsEmpty')}>
              {view.mayPropose && t('proposalsEmptyBody')}
            </EmptyState>
          ) : (
            <ul>
              {view.list.map((proposal) => (
                <li key={proposal.id} className="flex border-line border-b py-4">
                  <ProposalBody proposal={proposal} places={places} slug={slug} showTrack={false} />
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </>
  );
}

function HereLine({ viewId }: { viewId: string }) {
  const t = useTranslations('track');
  const here = useHere('track.page', viewId);
  const SHOWN = 8;
  if (!here || here.count === 0) return <p className="mt-2 min-h-6" />;
  const names = here.people?.slice(0, SHOWN).map(({ name }) => listName(name));
  const more = here.count - (names?.length ?? 0);
  return (
    <p className="mt-2 min-h-6 text-ink-2">
      {t('here')}: <span className="text-ink tabular-nums">{t('hereCount', { count: here.count })}</span>
      {names && names.length > 0 && (
        <>
          {' — '}
          {names.join(', ')}
          {more > 0 && ` ${t('hereMore', { count: more })}`}
        </>
      )}
    </p>
  );
}

function Agenda({ view }: { view: TrackView }) {
  const t = useTranslations('track');
  return (
    <section aria-labelledby="agenda">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2 border-ink border-b pb-2">
        <h2 id="agenda" className="text-lg font-semibold">
          {t('agenda')}
        </h2>
        {view.mayRun && <TrackDialog view={view} />}
      </div>
      {view.agenda.length === 0 ? (
        <p className="py-2 text-ink-2">{t('agendaEmpty')}</p>
      ) : (
        <ol>
          {view.agenda.map(({ text, minutes }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of an agenda have no other identity.
            <li key={at} className="flex gap-3 border-line border-b py-2.5">
              <span className="w-6 shrink-0 text-ink-2 tabular-nums">{at + 1}.</span>
              <span className="min-w-0 grow wrap-anywhere">{text}</span>
              {minutes !== undefined && (
                <span className="shrink-0 text-sm text-ink-2 tabular-nums">
                  {t('minutes', { count: minutes })}
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
