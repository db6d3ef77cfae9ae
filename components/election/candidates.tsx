'use client';
/** Who is named, who has said yes, who was elected; each person answers for themselves. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { CandidateView, ElectionDesk, ElectionView } from '#domain/election/views.ts';
import { StatusMark } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { AlertDialog } from '../ui/dialog.tsx';
import { FormMessage } from '../ui/form-message.tsx';
import { ComboBox } from '../ui/select.tsx';
import { useAct } from '../vote/use-act.ts';
import type { ElectionAct } from './act.ts';

const LOOK = { elected: 'awaits', accepted: 'done', declined: 'declined' } as const;
const CONSENT = { asked: 'awaits', given: 'open', refused: 'declined' } as const;

export function Candidates({
  election,
  desk,
  act,
}: {
  election: ElectionView;
  desk: ElectionDesk;
  act: ElectionAct;
}) {
  const t = useTranslations('election');
  const { run, pending, failure } = useAct(act);
  const { candidates, may } = election;
  return (
    <div className="flex flex-col gap-3">
      <h3 className="font-semibold">{t('desk.candidates')}</h3>
      {candidates.length === 0 && <p className="text-ink-2">{t('desk.nobody')}</p>}
      {candidates.length > 0 && (
        <ul className="divide-y divide-line border-line border-y">
          {candidates.map((one) => (
            <li key={one.id} className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-2 py-2">
              <span className="min-w-0 grow basis-56">
                <span className="font-medium">{one.name}</span>
                {one.me && <span className="text-ink-2"> ({t('candidate.me')})</span>}
                {one.note && <span className="block text-ink-2 text-sm">{one.note}</span>}
              </span>
              <StatusMark quiet status={one.outcome ? LOOK[one.outcome] : CONSENT[one.consent]}>
                {t(`candidate.${one.outcome ?? one.consent}`)}
              </StatusMark>
              <Answers one={one} run={run} pending={pending !== null} />
            </li>
          ))}
        </ul>
      )}
      <FormMessage failure={failure} />
      {may.nominate && <Naming election={election} desk={desk} run={run} pending={pending !== null} />}
    </div>
  );
}

type Run = ReturnType<typeof useAct<Parameters<ElectionAct>[0]>>['run'];

function Answers({ one, run, pending }: { one: CandidateView; run: Run; pending: boolean }) {
  const t = useTranslations('election');
  const { id: candidateId, me, may, consent } = one;
  if (may.answer && (consent === 'asked' || me)) {
    const answer = (given: 'given' | 'refused') => run('answerNomination', { candidateId, consent: given });
    return (
      <span className="flex flex-wrap gap-2">
        {consent !== 'given' && (
          <Button
            size="sm"
            tone={me ? 'cinnabar' : 'line'}
            isDisabled={pending}
            onPress={() => answer('given')}
          >
            {t(me ? 'desk.agree' : 'desk.agreed')}
          </Button>
        )}
        {consent !== 'refused' && (
          <Button size="sm" tone="quiet" isDisabled={pending} onPress={() => answer('refused')}>
            {t(me ? 'desk.refuse' : 'desk.refused')}
          </Button>
        )}
      </span>
    );
  }
  if (!may.accept) return null;
  return (
    <span className="flex flex-wrap gap-2">
      <Button
        size="sm"
        tone="cinnabar"
        isDisabled={pending}
        onPress={() => run('acceptPost', { candidateId, accept: true })}
      >
        {t(me ? 'accept.yes' : 'accept.said')}
      </Button>
      <AlertDialog
        trigger={
          <Button size="sm" tone="quiet">
            {t(me ? 'accept.no' : 'accept.saidNo')}
          </Button>
        }
        title={t('accept.title')}
        confirm={t('accept.no')}
        onConfirm={() => run('acceptPost', { candidateId, accept: false })}
      >
        <p>
          {one.name}. {t('accept.body')}
        </p>
      </AlertDialog>
    </span>
  );
}

/** Oneself in one press; another out of the list of the forum. */
function Naming({
  election,
  desk,
  run,
  pending,
}: {
  election: ElectionView;
  desk: ElectionDesk;
  run: Run;
  pending: boolean;
}) {
  const t = useTranslations('election.desk');
  const [who, setWho] = useState<string | null>(null);
  const electionId = election.id;
  const mine = election.candidates.find(({ me }) => me);
  const self = desk.me !== null && desk.people.some(({ id }) => id === desk.me) && !mine;
  return (
    <div className="flex flex-wrap items-end gap-3">
      {self && (
        <Button
          tone="ink"
          isDisabled={pending}
          onPress={() => run('nominate', { electionId, participantId: desk.me })}
        >
          {t('self')}
        </Button>
      )}
      <ComboBox
        className="w-full max-w-xs"
        label={t('other')}
        options={desk.people.filter(({ id }) => id !== desk.me).map(({ id, name }) => ({ id, label: name }))}
        selectedKey={who}
        onSelectionChange={(key) => setWho(key === null ? null : String(key))}
      />
      <Button
        tone="line"
        isDisabled={pending || who === null}
        onPress={async () => {
          if (await run('nominate', { electionId, participantId: who })) setWho(null);
        }}
      >
        {t('nominate')}
      </Button>
    </div>
  );
}
