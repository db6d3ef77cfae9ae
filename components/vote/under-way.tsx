'use client';
/** The vote under way, for those who run it: turnout only, never a total before the announcement. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useView } from '#components/live/use-view.ts';
import type { VoteView } from '#domain/vote/views.ts';
import { Button } from '../ui/button.tsx';
import { AlertDialog } from '../ui/dialog.tsx';
import { FormMessage } from '../ui/form-message.tsx';
import { LinkButton } from '../ui/link.tsx';
import { ProgressLine } from '../ui/progress-line.tsx';
import type { VoteAct } from './act.ts';
import { AnnulDialog } from './annul-dialog.tsx';
import { HandsForm } from './hands-form.tsx';
import { PaperForm } from './paper-form.tsx';
import { RuleWords } from './rule-words.tsx';
import { useAct } from './use-act.ts';

type Turnout = { voteId: string | null; cast: number; expected: number };

export function UnderWay({
  forumId,
  slug,
  vote,
  act,
}: {
  forumId: string;
  slug: string;
  vote: VoteView;
  act: VoteAct;
}) {
  const t = useTranslations('vote');
  const { run, pending, failure } = useAct(act);
  const first: Turnout = { voteId: vote.id, cast: vote.turnout, expected: vote.deviceRoll };
  const { data } = useView<Turnout>('vote.turnout', forumId, first);
  const turnout = data?.voteId === vote.id ? data : first;
  const phones = vote.deviceRoll > 0;
  // Sheets of paper: of everybody, or of those without a phone beside a secret vote by phones.
  const paper = vote.method === 'paper' || (vote.secrecy === 'secret' && vote.handRoll > 0);
  const byHand = vote.handRoll > 0 && vote.secrecy !== 'named' && !paper;
  const needsProtocol = paper && vote.may.announce;
  // Said before by the refusal: too few to hide a person; the next press opens all the same.
  const few = failure?.code === 'vote/too_few';
  const [last, setLast] = useState<unknown>(undefined);
  const announce = (hands?: unknown, casting?: 'for' | 'against') =>
    run('announceResult', { voteId: vote.id, ...(hands ? { hands } : {}), ...(casting && { casting }) });
  const announceOnce = (hands?: unknown) => {
    setLast(hands);
    return announce(hands);
  };
  return (
    <div className="flex flex-col gap-6">
      <RuleWords
        className="measure space-y-1 text-ink-2"
        rule={vote.rule}
        hall={vote.hall}
        roll={vote.roll}
        quorum={vote.quorum}
        needed={vote.needed}
        sha256={vote.sha256}
      />
      {vote.state === 'prepared' && (
        <div>
          <Button
            tone="cinnabar"
            pending={pending === 'openVote'}
            isDisabled={!vote.quorum.met || vote.roll === 0}
            onPress={() => run('openVote', { voteId: vote.id, anyway: few })}
          >
            {t(few ? 'desk.warn' : 'desk.openNow')}
          </Button>
        </div>
      )}
      {vote.state === 'open' && phones && (
        <div className="max-w-md">
          <ProgressLine
            value={turnout.cast}
            total={turnout.expected}
            label={t('desk.turnout', { cast: turnout.cast, expected: turnout.expected })}
          />
          <p className="mt-1 text-sm text-ink-2">{t('desk.noInterim')}</p>
        </div>
      )}
      {vote.state === 'closed' && vote.devices && phones && (
        <p className="tabular-nums">
          {t('desk.phones')}:{' '}
          {(['for', 'against', 'abstain'] as const)
            .map((key) => `${t(`count.${key}`)} ${vote.devices?.[key] ?? 0}`)
            .join(' · ')}
        </p>
      )}
      {vote.may.announce && byHand && (
        <HandsForm vote={vote} pending={pending === 'announceResult'} announce={announceOnce} />
      )}
      {paper && vote.state !== 'prepared' && (
        <p>
          <LinkButton href={`/f/${slug}/print/ballots?vote=1`} tone="line">
            {t('desk.ballotsPrint')}
          </LinkButton>
        </p>
      )}
      {needsProtocol && (
        <PaperForm vote={vote} pending={pending === 'announceResult'} announce={announceOnce} />
      )}
      {failure?.code === 'vote/casting_needed' && (
        <div className="flex flex-wrap items-center gap-2">
          <p>{t('desk.casting')}</p>
          <Button tone="cinnabar" onPress={() => announce(last, 'for')}>
            {t('desk.castingFor')}
          </Button>
          <Button tone="line" onPress={() => announce(last, 'against')}>
            {t('desk.castingAgainst')}
          </Button>
        </div>
      )}
      <FormMessage failure={failure} />
      <div className="flex flex-wrap gap-2">
        {vote.may.announce && !byHand && !paper && (
          <AlertDialog
            trigger={
              <Button tone="cinnabar" pending={pending === 'announceResult'}>
                {t(vote.state === 'open' ? 'desk.closeAndAnnounce' : 'desk.announce')}
              </Button>
            }
            title={t('desk.announceTitle', { number: vote.number })}
            confirm={t('desk.announce')}
            tone="cinnabar"
            onConfirm={() => announceOnce()}
          >
            {vote.state === 'open' && (
              <p>{t('desk.turnout', { cast: turnout.cast, expected: turnout.expected })}</p>
            )}
            <p>{t('desk.announceNote')}</p>
          </AlertDialog>
        )}
        {vote.may.close && phones && (
          <Button
            tone="line"
            pending={pending === 'closeVote'}
            onPress={() => run('closeVote', { voteId: vote.id })}
          >
            {t('desk.close')}
          </Button>
        )}
        {vote.may.annul && (
          <AnnulDialog
            number={vote.number}
            annul={(reason, repeat) => run('annulVote', { voteId: vote.id, reason, repeat })}
          />
        )}
      </div>
    </div>
  );
}
