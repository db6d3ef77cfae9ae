'use client';
/** «Расширенный регламент»: majorities of their own, ties, names, sheets, amendments, speeches, notice, minutes. */
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { AMENDMENT_ORDERS } from '#domain/amendment/kinds.ts';
import { MATTER_GROUPS, type MatterGroup, SECRECIES, TIES } from '#domain/forum/procedure.ts';
import type { ForumRules } from '#domain/forum/rules-schema.ts';
import { Switch } from '../ui/choice.tsx';
import { NumberField } from '../ui/number-field.tsx';

export type Choose = <T extends string>(
  label: string,
  value: T,
  ids: readonly T[],
  name: (id: T) => string,
  onChange: (id: T) => void,
) => ReactNode;

const SHARES = {
  half: { numerator: 1, denominator: 2, reached: false },
  two_thirds: { numerator: 2, denominator: 3, reached: true },
} as const;
type Share = keyof typeof SHARES;
const shareOf = ({ numerator, denominator }: { numerator: number; denominator: number }): Share =>
  numerator * 3 === denominator * 2 ? 'two_thirds' : 'half';

export function ProcedureRules({
  rules,
  change,
  choose,
}: {
  rules: ForumRules;
  change: (over: Partial<ForumRules>) => void;
  choose: Choose;
}) {
  const t = useTranslations('forum.settings');
  const { vote, amendments, speech, notice, election, minutes } = rules;
  const setElection = (over: Partial<ForumRules['election']>) =>
    change({ election: { ...election, ...over } });
  const setVote = (over: Partial<ForumRules['vote']>) => change({ vote: { ...vote, ...over } });
  const setAmendments = (over: Partial<ForumRules['amendments']>) =>
    change({ amendments: { ...amendments, ...over } });
  const number = (
    label: string,
    value: number | null,
    max: number,
    onChange: (value: number) => void,
    hint?: string,
  ) => (
    <NumberField
      label={label}
      {...(hint && { hint })}
      minValue={0}
      maxValue={max}
      value={value ?? Number.NaN}
      onChange={(next) => onChange(next)}
    />
  );
  const whole = (value: number) => (Number.isFinite(value) ? value : 0);
  const own = (group: MatterGroup) => {
    const mine = vote.matters[group];
    return choose(
      t('own', { group }),
      mine ? shareOf(mine.majority) : 'as_all',
      ['as_all', 'half', 'two_thirds'] as const,
      (id) => (id === 'as_all' ? t('asAll') : t(`shares.${id}`)),
      (id) => {
        const { [group]: _, ...others } = vote.matters;
        setVote({
          matters:
            id === 'as_all'
              ? others
              : {
                  ...others,
                  [group]: {
                    majority: { ...SHARES[id], basis: mine?.majority.basis ?? vote.majority.basis },
                    secrecy: mine?.secrecy ?? vote.secrecy,
                  },
                },
        });
      },
    );
  };
  return (
    <>
      {choose(
        t('share'),
        shareOf(vote.majority),
        ['half', 'two_thirds'] as const,
        (id) => t(`shares.${id}`),
        (id) => setVote({ majority: { ...SHARES[id], basis: vote.majority.basis } }),
      )}
      {MATTER_GROUPS.map((group) => (
        <div key={group}>{own(group)}</div>
      ))}
      {choose(
        t('tie'),
        vote.tie,
        TIES,
        (id) => t(`ties.${id}`),
        (tie) => setVote({ tie }),
      )}
      {choose(
        t('secrecy'),
        vote.secrecy,
        SECRECIES,
        (id) => t(`secrecies.${id}`),
        (secrecy) => setVote({ secrecy }),
      )}
      <Switch isSelected={vote.sheets} onChange={(sheets) => setVote({ sheets })} note={t('sheetsNote')}>
        {t('sheets')}
      </Switch>
      {choose(
        t('amendmentOrder'),
        amendments.order,
        AMENDMENT_ORDERS,
        (id) => t(`orders.${id}`),
        (order) => setAmendments({ order }),
      )}
      {number(t('amendmentSeconders'), amendments.seconders, 50, (value) =>
        setAmendments({ seconders: whole(value) }),
      )}
      {number(
        t('amendmentCutOff'),
        amendments.cutOffDays,
        60,
        (value) => setAmendments({ cutOffDays: Number.isFinite(value) ? value : null }),
        t('amendmentCutOffNote'),
      )}
      {number(t('speechMinutes'), speech.speech, 60, (value) =>
        change({ speech: { ...speech, speech: whole(value) } }),
      )}
      {number(t('replyMinutes'), speech.reply, 30, (value) =>
        change({ speech: { ...speech, reply: whole(value) } }),
      )}
      {number(t('noticeDays'), notice.days, 60, (value) =>
        change({ notice: { ...notice, days: whole(value) } }),
      )}
      {number(t('electionNoticeDays'), notice.electionDays, 60, (value) =>
        change({ notice: { ...notice, electionDays: whole(value) } }),
      )}
      {choose(
        t('electionSecrecy'),
        election.secrecy,
        ['secret', 'totals'] as const,
        (id) => t(`secrecies.${id}`),
        (secrecy) => setElection({ secrecy }),
      )}
      {choose(
        t('electionShare'),
        shareOf(election.majority),
        ['half', 'two_thirds'] as const,
        (id) => t(`shares.${id}`),
        (id) => setElection({ majority: { ...SHARES[id], basis: election.majority.basis } }),
      )}
      {choose(
        t('electionRunoff'),
        election.runoff,
        ['most', 'majority'] as const,
        (id) => t(`runoffs.${id}`),
        (runoff) => setElection({ runoff }),
      )}
      {choose(
        t('electionTie'),
        election.tie,
        ['lot', 'repeat'] as const,
        (id) => t(`electionTies.${id}`),
        (tie) => setElection({ tie }),
      )}
      {choose(
        t('minutesForm'),
        minutes.form,
        ['short', 'full'] as const,
        (id) => t(`minutesForms.${id}`),
        (form) => change({ minutes: { ...minutes, form } }),
      )}
      {number(t('remarkDays'), minutes.remarkDays, 30, (value) =>
        change({ minutes: { ...minutes, remarkDays: whole(value) } }),
      )}
    </>
  );
}
