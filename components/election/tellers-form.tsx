'use client';
/** What the tellers counted of those without a phone: votes for each, and of paper the whole record of the sheets. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { countFits, protocolFaults } from '#domain/election/counts.ts';
import type { ElectionView, RoundView } from '#domain/election/views.ts';
import { Button } from '../ui/button.tsx';
import { AlertDialog } from '../ui/dialog.tsx';
import { NumberField } from '../ui/number-field.tsx';

const BOX = ['printed', 'issued', 'spoilt', 'unused', 'found'] as const;
type Box = Record<(typeof BOX)[number], number>;
const whole = (value: number) => (Number.isFinite(value) ? value : 0);

export function TellersForm({
  election,
  round,
  title,
  pending,
  announce,
}: {
  election: ElectionView;
  round: RoundView;
  title: string;
  pending: boolean;
  announce: (tellers: unknown) => Promise<boolean>;
}) {
  const t = useTranslations('election');
  const paper = round.secrecy === 'secret' || round.method === 'paper';
  const roll = round.handRoll + round.paperRoll;
  const [votes, setVotes] = useState<Record<string, number>>({});
  const [rest, setRest] = useState({ against: 0, abstain: 0, invalid: 0, taking: 0 });
  const [box, setBox] = useState<Box>({ printed: roll, issued: roll, spoilt: 0, unused: 0, found: 0 });
  const sum = round.candidates.reduce((all, id) => all + (votes[id] ?? 0), 0);
  const others = rest.against + (paper ? rest.invalid : rest.abstain);
  // With one seat a ballot is one name, so who took part need not be asked.
  const taking = paper ? box.found : round.seats === 1 ? sum + others : rest.taking;
  const count = {
    votes: Object.fromEntries(round.candidates.map((id) => [id, votes[id] ?? 0])),
    against: rest.against,
    abstain: paper ? 0 : rest.abstain,
    invalid: paper ? rest.invalid : 0,
    taking,
  };
  const fits = taking > 0 && countFits(count, round.candidates, round.seats, roll);
  const faults = paper ? protocolFaults(box, taking, roll) : [];
  const stops = !fits || faults.includes('impossible');
  const number = (label: string, value: number, onChange: (value: number) => void, max = roll) => (
    <NumberField
      key={label}
      label={label}
      minValue={0}
      maxValue={max}
      value={value}
      onChange={(next) => onChange(whole(next))}
    />
  );
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-2 font-semibold">{t(paper ? 'tellers.paper' : 'tellers.hands')}</legend>
      {paper && (
        <div className="flex flex-wrap gap-x-6 gap-y-3">
          {BOX.map((key) =>
            number(
              t(`tellers.${key}`),
              box[key],
              (value) => setBox((old) => ({ ...old, [key]: value })),
              5_000,
            ),
          )}
        </div>
      )}
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        {round.candidates.map((id) =>
          number(election.candidates.find((one) => one.id === id)?.name ?? '', votes[id] ?? 0, (value) =>
            setVotes((old) => ({ ...old, [id]: value })),
          ),
        )}
        {number(t('tellers.against'), rest.against, (against) => setRest((old) => ({ ...old, against })))}
        {paper
          ? number(t('tellers.invalid'), rest.invalid, (invalid) => setRest((old) => ({ ...old, invalid })))
          : number(t('tellers.abstain'), rest.abstain, (abstain) => setRest((old) => ({ ...old, abstain })))}
        {!paper &&
          round.seats > 1 &&
          number(t('tellers.taking'), rest.taking, (value) => setRest((old) => ({ ...old, taking: value })))}
      </div>
      <div role="status" className={stops ? 'font-medium text-ochre' : 'text-ink-2'}>
        <p>{t('tellers.sum', { sum: sum + others, taking })}</p>
        {!fits && taking > 0 && <p>{t('tellers.doesNotFit')}</p>}
        {taking > 0 &&
          faults.map((fault) => (
            <p key={fault} className="text-ochre">
              {t(`tellers.fault.${fault}`)}
            </p>
          ))}
      </div>
      <div>
        <AlertDialog
          trigger={
            <Button tone="cinnabar" isDisabled={stops} pending={pending}>
              {t('desk.announce')}
            </Button>
          }
          title={t('desk.announceTitle', { post: title })}
          confirm={t('desk.announce')}
          tone="cinnabar"
          onConfirm={() =>
            announce({
              ...count,
              votes: round.candidates.map((candidateId) => ({ candidateId, votes: votes[candidateId] ?? 0 })),
              ...(paper && { protocol: box }),
            })
          }
        >
          <p>{t('desk.announceNote')}</p>
        </AlertDialog>
      </div>
    </fieldset>
  );
}
