'use client';
/** Polls of the floor: asked at any moment, seen from five answers on, shown to the hall when the moderator wants. */
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/states.tsx';
import { LEAST_ANSWERS } from '#domain/poll/kinds.ts';
import type { PollView } from '#domain/poll/views.ts';
import { DeskCloud } from './desk-cloud.tsx';
import { Part } from './desk-part.tsx';
import { NewPoll } from './new-poll.tsx';
import type { Run } from './use-desk.ts';

type Props = {
  polls: PollView[];
  floorId: string;
  run: Run;
  pending: boolean;
  onWall: (pollId: string) => void;
};

export function DeskPolls(props: Props & { asking: boolean; setAsking: (asking: boolean) => void }) {
  const t = useTranslations('floor.desk');
  const { polls, floorId, run, asking, setAsking } = props;
  return (
    <Part
      id="polls"
      title={t('polls')}
      action={
        <Button size="sm" aria-keyshortcuts="O" onPress={() => setAsking(true)}>
          {t('newPoll')}
        </Button>
      }
    >
      <NewPoll isOpen={asking} onOpenChange={setAsking} floorId={floorId} run={run} />
      {polls.length === 0 && <EmptyState compact title={t('pollsEmpty')} />}
      <ul>
        {polls.map((poll) => (
          <li key={poll.id} className="border-line border-b py-3">
            <Poll {...props} poll={poll} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Poll({ poll, run, pending, onWall }: Props & { poll: PollView }) {
  const t = useTranslations('floor.desk');
  const { id, version, state, shown, result } = poll;
  const set = (next: 'open' | 'closed') =>
    run('poll.setState', { pollId: id, expectV: version, state: next });
  return (
    <>
      <p className="font-medium wrap-anywhere">{poll.title}</p>
      <p className="text-sm text-ink-2">
        {[
          t(`kinds.${poll.kind}`),
          t(state === 'open' ? 'isOpen' : state === 'closed' ? 'isClosed' : 'draft'),
          state !== 'draft' && t('answered', { count: poll.answered }),
          shown && t('shownNow'),
          result?.mean != null && t('mean', { value: result.mean }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {result ? (
        <Result poll={poll} run={run} pending={pending} />
      ) : (
        state !== 'draft' && (
          <p className="py-1 text-sm text-ink-2">{t('tooFew', { count: LEAST_ANSWERS })}</p>
        )
      )}
      <p className="mt-2 flex flex-wrap gap-2">
        {state === 'open' ? (
          <Button size="sm" isDisabled={pending} onPress={() => set('closed')}>
            {t('close')}
          </Button>
        ) : (
          <Button size="sm" isDisabled={pending} onPress={() => set('open')}>
            {t(state === 'draft' ? 'open' : 'reopen')}
          </Button>
        )}
        {state !== 'draft' && (
          <>
            <Button
              size="sm"
              tone={shown ? 'line' : 'ink'}
              isDisabled={pending}
              onPress={() => run('poll.show', { pollId: id, shown: !shown })}
            >
              {t(shown ? 'hide' : 'show')}
            </Button>
            <Button size="sm" tone="quiet" isDisabled={pending} onPress={() => onWall(id)}>
              {t('onWall')}
            </Button>
          </>
        )}
        {state === 'draft' && (
          <Button
            size="sm"
            tone="quiet"
            isDisabled={pending}
            aria-label={`${t('removePoll')}: ${poll.title}`}
            onPress={() => run('poll.remove', { pollId: id })}
          >
            {t('removePoll')}
          </Button>
        )}
      </p>
    </>
  );
}

function Result({ poll, run, pending }: { poll: PollView; run: Run; pending: boolean }) {
  const { result } = poll;
  if (!result) return null;
  if (poll.kind === 'cloud') return <DeskCloud poll={poll} result={result} run={run} pending={pending} />;
  return (
    <ul className="py-2">
      {poll.options.map(({ id, text }) => {
        const count = result.options.find((one) => one.id === id)?.count ?? 0;
        return (
          <li
            key={id}
            className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_2.5rem] items-center gap-3 py-1"
          >
            <span className="wrap-anywhere">{text}</span>
            <span className="block h-3 bg-sunk" aria-hidden="true">
              <span
                className="block h-3 bg-ink"
                style={{ width: `${(count / Math.max(1, result.answered)) * 100}%` }}
              />
            </span>
            <span className="text-right tabular-nums">{count}</span>
          </li>
        );
      })}
    </ul>
  );
}
