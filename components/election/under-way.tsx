'use client';
/** A round under way, for those who run and count it: how many ballots are spent, never for whom. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useView } from '#components/live/use-view.ts';
import type { ElectionRoll, ElectionTurnout, ElectionView, RoundView } from '#domain/election/views.ts';
import { StatusMark } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { AlertDialog } from '../ui/dialog.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { FormMessage } from '../ui/form-message.tsx';
import { LinkButton } from '../ui/link.tsx';
import { ProgressLine } from '../ui/progress-line.tsx';
import { TextArea } from '../ui/text-field.tsx';
import { useAct } from '../vote/use-act.ts';
import type { ElectionAct } from './act.ts';
import { TellersForm } from './tellers-form.tsx';

const ON = { device: 'onPhone', hand: 'onHand', paper: 'onPaper' } as const;
const TO = { device: 'toDevice', hand: 'toHand', paper: 'toPaper' } as const;

export function RoundUnderWay({
  forumId,
  slug,
  election,
  round,
  title,
  act,
}: {
  forumId: string;
  slug: string;
  election: ElectionView;
  round: RoundView;
  title: string;
  act: ElectionAct;
}) {
  const t = useTranslations('election');
  const { run, pending, failure } = useAct(act);
  const first: ElectionTurnout = { roundId: round.id, taken: round.taken, roll: round.deviceRoll };
  const { data } = useView<ElectionTurnout>('election.turnout', forumId, first);
  const turnout = data?.roundId === round.id ? data : first;
  const [reason, setReason] = useState('');
  const counted = round.handRoll + round.paperRoll > 0;
  const announce = (tellers?: unknown) =>
    run('announceRound', { roundId: round.id, ...(tellers ? { tellers } : {}) });
  return (
    <div className="flex flex-col gap-5">
      {round.deviceRoll > 0 && (
        <div className="max-w-md">
          <ProgressLine
            value={turnout.taken}
            total={turnout.roll}
            label={t('desk.turnout', { taken: turnout.taken, roll: turnout.roll })}
          />
          <p className="mt-1 text-ink-2 text-sm">{t('desk.noInterim')}</p>
        </div>
      )}
      {round.paperRoll > 0 && (
        <p>
          <LinkButton href={`/f/${slug}/print/ballots`} tone="line">
            {t('desk.printBallots')}
          </LinkButton>
        </p>
      )}
      {round.may.announce && counted && (
        <TellersForm
          election={election}
          round={round}
          title={title}
          pending={pending === 'announceRound'}
          announce={announce}
        />
      )}
      <FormMessage failure={failure} />
      <div className="flex flex-wrap gap-2">
        {round.may.announce && !counted && (
          <AlertDialog
            trigger={
              <Button tone="cinnabar" pending={pending === 'announceRound'}>
                {t('desk.announce')}
              </Button>
            }
            title={t('desk.announceTitle', { post: title })}
            confirm={t('desk.announce')}
            tone="cinnabar"
            onConfirm={() => announce()}
          >
            <p>{t('desk.turnout', { taken: turnout.taken, roll: turnout.roll })}</p>
            <p>{t('desk.announceNote')}</p>
          </AlertDialog>
        )}
        {round.may.close && round.deviceRoll > 0 && (
          <Button
            tone="line"
            pending={pending === 'closeRound'}
            onPress={() => run('closeRound', { roundId: round.id })}
          >
            {t('desk.close')}
          </Button>
        )}
        {round.may.annul && (
          <AlertDialog
            trigger={<Button tone="quiet">{t('desk.annul')}</Button>}
            title={t('desk.annulTitle', { round: round.number })}
            confirm={t('desk.annul')}
            onConfirm={() => reason.trim().length >= 3 && run('annulRound', { roundId: round.id, reason })}
          >
            <p>{t('desk.annulNote')}</p>
            <TextArea
              label={t('desk.reason')}
              value={reason}
              onChange={setReason}
              rows={2}
              maxLength={500}
              isRequired
            />
          </AlertDialog>
        )}
      </div>
      {round.may.move && <RollOf forumId={forumId} roundId={round.id} run={run} pending={pending !== null} />}
    </div>
  );
}

function RollOf({
  forumId,
  roundId,
  run,
  pending,
}: {
  forumId: string;
  roundId: string;
  run: ReturnType<typeof useAct<Parameters<ElectionAct>[0]>>['run'];
  pending: boolean;
}) {
  const t = useTranslations('election.desk');
  const { data } = useView<ElectionRoll | null>('election.roll', forumId, null);
  if (data?.roundId !== roundId) return null;
  const { people, mayMove, other } = data;
  return (
    <Disclosure title={t('rollTitle', { count: people.length })}>
      <p className="measure mb-3 text-ink-2 text-sm">{t('rollNote')}</p>
      <ul className="divide-y divide-line border-line border-y">
        {people.map(({ participantId, fullName, channel, taken }) => {
          const to = channel === 'device' ? other : 'device';
          return (
            <li key={participantId} className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 py-1">
              <span className="min-w-0 grow basis-56">{fullName}</span>
              {taken ? (
                <StatusMark status="done" quiet>
                  {t('spent')}
                </StatusMark>
              ) : (
                <span className="text-ink-2 text-sm">{t(ON[channel])}</span>
              )}
              {mayMove && !taken && (
                <Button
                  size="sm"
                  tone="line"
                  isDisabled={pending}
                  aria-label={`${t(TO[to])}: ${fullName}`}
                  onPress={() => run('moveVoter', { roundId, participantId, channel: to })}
                >
                  {t(TO[to])}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Disclosure>
  );
}
