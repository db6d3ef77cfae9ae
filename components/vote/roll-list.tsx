'use client';
/**
 * The roll of the vote under way, for those who count: everybody once, by phone or by hand. A phone that died is moved
 * to the hands in one press; whoever has answered by phone cannot be, and the row says so.
 */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useView } from '#components/live/use-view.ts';
import { CHOICES } from '#domain/vote/kinds.ts';
import type { VoteRoll } from '#domain/vote/views.ts';
import { StatusMark } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { FormMessage } from '../ui/form-message.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { VoteAct } from './act.ts';
import { LinkDialog } from './link-dialog.tsx';
import { useAct } from './use-act.ts';

const MANY = 12;
const WORD = { device: 'byPhone', hand: 'byHand', sheet: 'bySheet' } as const;
const MOVE = { device: 'toDevice', hand: 'toHand', sheet: 'toSheet' } as const;
/** In a secret vote whoever is not counted by phone has a sheet of paper. */
const WORD_SECRET = { ...WORD, hand: 'byPaperSheet' } as const;
const MOVE_SECRET = { ...MOVE, hand: 'toPaper' } as const;
const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е');

export function RollList({ forumId, voteId, act }: { forumId: string; voteId: string; act: VoteAct }) {
  const t = useTranslations('vote.desk');
  const { data } = useView<VoteRoll | null>('vote.roll', forumId, null);
  const word = useTranslations('vote.choice');
  const { run, pending, failure } = useAct(act);
  const [asked, setAsked] = useState('');
  if (data?.voteId !== voteId) return null;
  const { people, mayMove, named, mixed, written, secret } = data;
  const [where, move] = secret ? [WORD_SECRET, MOVE_SECRET] : [WORD, MOVE];
  const hands = people.filter(({ channel }) => channel === 'hand').length;
  const other = (channel: 'device' | 'hand' | 'sheet') =>
    channel === 'device' ? (mixed ? 'hand' : 'sheet') : 'device';
  const found = people.filter(({ fullName }) => plain(fullName).includes(plain(asked.trim())));
  return (
    <Disclosure title={t(secret ? 'rollTitleSecret' : 'rollTitle', { count: people.length, hands })}>
      {mayMove && <p className="mb-3 text-sm text-ink-2">{t(secret ? 'rollNoteSecret' : 'rollNote')}</p>}
      <FormMessage failure={failure} />
      {people.length > MANY && (
        <TextField
          className="mb-3 max-w-sm"
          label={t('rollFind')}
          value={asked}
          onChange={setAsked}
          type="search"
        />
      )}
      <ul className="divide-y divide-line border-line border-y">
        {found.map(({ participantId, fullName, channel, cast }) => (
          <li key={participantId} className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 py-1">
            <span className="min-w-0 grow basis-56">{fullName}</span>
            {cast && channel === 'device' ? (
              <StatusMark status="done" quiet>
                {t('hasVoted')}
              </StatusMark>
            ) : (
              <span className="text-sm text-ink-2">{t(where[channel])}</span>
            )}
            {(channel === 'sheet' || (channel === 'hand' && named)) && (
              <span className="flex flex-wrap gap-1">
                {cast && <span className="self-center text-sm text-ink-2">{t('entered')}</span>}
                {CHOICES.map((choice) => (
                  <Button
                    key={choice}
                    size="sm"
                    tone="line"
                    isDisabled={pending !== null}
                    aria-label={`${t('enter')}: ${fullName}, ${word(choice)}`}
                    onPress={() => run('enterBallot', { voteId, participantId, choice })}
                  >
                    {word(choice)}
                  </Button>
                ))}
              </span>
            )}
            {channel === 'sheet' && !cast && written && (
              <LinkDialog voteId={voteId} participantId={participantId} name={fullName} act={act} />
            )}
            {mayMove && !cast && (
              <Button
                size="sm"
                tone="line"
                isDisabled={pending !== null}
                aria-label={`${t(move[other(channel)])}: ${fullName}`}
                onPress={() =>
                  run('countByHand', {
                    voteId,
                    participantId,
                    channel: other(channel),
                  })
                }
              >
                {t(move[other(channel)])}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
