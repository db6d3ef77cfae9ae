'use client';
/** Opening a round: how it is voted, the rule and the people before the press. Paper stands first where it is secret. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type ElectionMethod, SECRET_LEAST } from '#domain/election/kinds.ts';
import type { ElectionDesk, ElectionView } from '#domain/election/views.ts';
import { Button } from '../ui/button.tsx';
import { Radio, RadioGroup } from '../ui/choice.tsx';
import { FormMessage } from '../ui/form-message.tsx';
import { useAct } from '../vote/use-act.ts';
import type { ElectionAct } from './act.ts';
import { ElectionRuleWords } from './rule-words.tsx';

export function OpenRound({
  election,
  ready,
  act,
}: {
  election: ElectionView;
  ready: NonNullable<ElectionDesk['ready']>;
  act: ElectionAct;
}) {
  const t = useTranslations('election');
  const secret = election.secrecy === 'secret';
  const methods: ElectionMethod[] = secret ? ['paper', 'devices'] : ['hands', 'devices', 'paper'];
  const [method, setMethod] = useState<ElectionMethod>(methods[0] ?? 'paper');
  const { run, pending, failure } = useAct(act);
  const filled = election.candidates.filter(({ outcome }) => outcome && outcome !== 'declined').length;
  const seats = election.pending?.seats ?? election.seats - filled;
  const kind = election.pending?.kind === 'runoff' ? 'runoff' : 'first';
  const standing = election.candidates.filter(({ id, consent, outcome }) =>
    election.pending ? election.pending.candidates.includes(id) : consent === 'given' && !outcome,
  );
  const phones = method === 'devices' ? ready.phones : 0;
  const parts = [phones, ready.roll - phones].filter((part) => part > 0);
  const few = secret && parts.some((part) => part < SECRET_LEAST);
  return (
    <div className="rounded-sheet border-cinnabar border-l-4 bg-sheet px-5 py-4">
      <h3 className="mb-3 font-semibold">
        {t('desk.openRoundTitle', { names: standing.map(({ name }) => name).join(', ') })}
      </h3>
      <RadioGroup
        label={t('method.title')}
        value={method}
        onChange={(value) => setMethod(value as ElectionMethod)}
      >
        {methods.map((one) => (
          <Radio
            key={one}
            value={one}
            note={t(one === 'devices' && secret ? 'method.devicesSecretNote' : `method.${one}Note`)}
          >
            {t(`method.${one}`)}
          </Radio>
        ))}
      </RadioGroup>
      <p className="mt-4 font-semibold">
        {t('desk.roll', { count: ready.roll })} · {t('seats', { count: seats })}
      </p>
      <ElectionRuleWords
        className="measure mt-1 space-y-1 text-ink-2"
        rule={election.rule}
        kind={kind}
        seats={seats}
      />
      <p className="mt-1 text-ink-2">{t('desk.rollFixed')}</p>
      {few && (
        <p className="measure mt-3 font-medium text-ochre">
          {phones > 0
            ? t('desk.few', {
                phones,
                paper: ready.roll - phones,
                both: ready.roll > phones ? 'yes' : 'no',
                least: SECRET_LEAST,
              })
            : t('desk.fewPaper', { count: ready.roll })}
        </p>
      )}
      <div className="mt-4 flex flex-col gap-3">
        <FormMessage failure={failure} />
        <div>
          <Button
            tone="cinnabar"
            pending={pending !== null}
            isDisabled={ready.roll === 0}
            onPress={() =>
              run('openRound', { electionId: election.id, method, expectV: election.version, anyway: few })
            }
          >
            {t(few ? 'desk.warn' : 'desk.openRound')}
          </Button>
        </div>
      </div>
    </div>
  );
}
