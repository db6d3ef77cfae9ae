/**
 * A secret ballot on the phone: three answers, one press, «принят» after COMMIT. Afterwards everybody's ballots by their
 * random codes, and one's own among them.
 */
import { getTranslations } from 'next-intl/server';
import { BallotForm } from '#components/election/ballot-form.tsx';
import { MySheet } from '#components/election/my-sheet.tsx';
import { PlainNotice } from '#components/ui/plain/plain.tsx';
import { readCode } from '#domain/election/kinds.ts';
import { CHOICES } from '#domain/vote/kinds.ts';
import type { VoteView } from '#domain/vote/views.ts';
import { Protection } from '../../../protection.tsx';

const REFUSALS = [
  'not_open',
  'paper_spent',
  'already_cast',
  'key_elsewhere',
  'blind_wrong',
  'by_paper',
  'text_changed',
  'not_on_roll',
  'no_right',
] as const;

export async function SecretBallot({ vote, slug }: { vote: VoteView; slug: string }) {
  const [t, b] = [await getTranslations('vote'), await getTranslations('election.ballot')];
  const errors = Object.fromEntries(REFUSALS.map((code) => [`vote/${code}`, t(`errors.${code}`)]));
  const { mine, state } = vote;
  if (state === 'closed')
    return (
      <PlainNotice kind={mine.cast ? 'done' : undefined} title={mine.cast ? b('accepted') : b('closed')}>
        {` ${b('closedNote')}`}
      </PlainNotice>
    );
  return (
    <>
      <BallotForm
        slug={slug}
        roundId={vote.id}
        seats={1}
        secret
        candidates={CHOICES.map((choice) => ({ id: choice, name: t(`choice.${choice}`), note: '' }))}
        chosen={[]}
        issueKey={vote.issueKey}
        code=""
        taken={mine.cast}
        issued={mine.issued}
        to={{ noun: 'vote', sha256: vote.sha256 }}
        words={{
          choose: t('ballot.title'),
          against: '',
          for: '',
          not: '',
          cast: b('cast'),
          code: b('code'),
          codeNote: b('codeNote'),
          accepted: b('accepted'),
          acceptedNote: b('acceptedNote'),
          notSent: b('notSent'),
          sending: b('sending'),
          again: b('again'),
          blind: b('protected.blind'),
          noBlind: t('ballot.noBlind'),
          errors: { ...errors, other: b('offline') },
        }}
      />
      <Protection blind />
    </>
  );
}

export async function Slips({ vote }: { vote: VoteView }) {
  const [t, b] = [await getTranslations('vote'), await getTranslations('election.ballot')];
  if (!vote.slips) return null;
  return (
    <>
      <MySheet
        roundId={vote.id}
        sheets={vote.slips.map(({ code, choice }) => ({ code, marked: t(`choice.${choice}`) }))}
        words={{ found: b('foundIn'), lost: b('lostIn'), forget: b('forget') }}
      />
      <details className="j-sheet">
        <summary>{t('slips.title', { count: vote.slips.length })}</summary>
        <p>{t('slips.note')}</p>
        <dl className="j-list j-totals">
          {vote.slips.map(({ code, choice }) => (
            <div key={code}>
              <dt>{readCode(code)}</dt>
              <dd>{t(`choice.${choice}`)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}
