/** The whole way of a recommendation as one readable line, from the first proposal to the last answer; no authors. */
import { useFormatter, useTranslations } from 'next-intl';
import { AwaitSign, CheckSign, PencilSign, RingSign, SealSign, SlashSign } from '#components/ui/icons.tsx';
import { TextLink } from '#components/ui/link.tsx';
import type { Profile } from '#domain/forum/presets.ts';
import type { TrailStep } from '#domain/recommendation/page-views.ts';
import type { Verdict } from '#domain/recommendation/rules.ts';
import { PROFILE_WORDS } from '#domain/recommendation/words.ts';
import { ToldSteps } from './plan.tsx';
import { OpenForm, type RecordActions } from './record-actions.tsx';
import { useDay } from './words.tsx';

const EVENTS = [
  'send',
  'start',
  'reroute',
  'suspend',
  'resume',
  'split',
  'owner',
  'ask_time',
  'decide_time',
  'carried',
  'cadence',
  'tasks',
  'dispute',
  'settle',
  'risk',
  'calm',
  'propose',
  'close',
  'reopen',
] as const;

function signOf(step: TrailStep) {
  if (step.kind === 'adopted') return SealSign;
  if (step.kind === 'proposal' || step.kind === 'clause') return PencilSign;
  if (step.kind === 'answer')
    return step.state === 'submitted' ? AwaitSign : step.outcome === 'declined' ? SlashSign : CheckSign;
  return step.kind === 'event' && step.type === 'close' ? SealSign : RingSign;
}

export function Trail({
  steps,
  slug,
  profile,
  act,
}: {
  steps: readonly TrailStep[];
  slug: string;
  profile: Profile;
  /** Of who keeps the board: what of an answer is open may be changed here. */
  act?: Pick<RecordActions, 'confirmAnswer'>;
}) {
  return (
    <ol className="relative ml-2.5 border-line border-l">
      {steps.map((step, at) => {
        const SignOf = signOf(step);
        const waits = step.kind === 'answer' && step.state === 'submitted';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are appended only and have no identity of their own
          <li key={at} className="relative pb-5 pl-7">
            <span
              className={`-left-2.5 absolute top-0.5 bg-paper ${waits ? 'text-cinnabar' : step.kind === 'adopted' ? 'text-ink' : 'text-ink-2'}`}
            >
              <SignOf />
            </span>
            <Step step={step} slug={slug} profile={profile} keeper={act !== undefined} />
            {act && step.kind === 'answer' && step.state === 'confirmed' && (
              <OpenForm answer={step} act={act} />
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Step({
  step,
  slug,
  profile,
  keeper,
}: {
  step: TrailStep;
  slug: string;
  profile: Profile;
  keeper: boolean;
}) {
  const t = useTranslations('board.trail');
  const b = useTranslations('board');
  const format = useFormatter();
  const day = useDay();
  const when = (at: string | null) => at && format.dateTime(new Date(at), 'date');
  switch (step.kind) {
    case 'proposal':
      return (
        <Line when={when(step.at)}>
          {t('proposal', { number: step.number, track: step.track ?? 'none' })}
        </Line>
      );
    case 'clause':
      return (
        <Line>
          <TextLink href={`/f/${slug}/c/${step.clauseId}`}>{t('clause')}</TextLink>
        </Line>
      );
    case 'vote':
      return <Line when={when(step.at)}>{t('vote', { number: step.number })}</Line>;
    case 'adopted':
      return (
        <Line when={day(step.on)} small={t('hash', { hash: step.sha256.slice(0, 16) })}>
          <TextLink href={`/f/${slug}/resolution`}>{t('adopted', { number: step.number })}</TextLink>
        </Line>
      );
    case 'letter': {
      const number = step.regNo ? b('numero', { number: step.regNo }) : t('noNumber');
      const small = [
        step.regDate && t('from', { day: day(step.regDate) }),
        step.signer && t('signed', { name: step.signer }),
      ];
      return (
        <Line when={when(step.at)} small={small.filter(Boolean).join(', ')}>
          {t(step.direction === 'out' ? 'letterOut' : 'letterIn', { number })}
          {step.fileId && (
            <>
              {' · '}
              <a className="underline" href={`/f/${slug}/files/${step.fileId}`} download>
                {t('scan')}
              </a>
            </>
          )}
        </Line>
      );
    }
    case 'answer': {
      const small = [
        step.byLink && t('byLink'),
        step.signedBy,
        step.approvedBy && t('approvedBy', { name: step.approvedBy }),
        step.state === 'submitted' && t('unverified'),
        step.state === 'more_asked' && `${t('moreAsked')}: ${step.reviewNote}`,
      ];
      return (
        <Line when={when(step.at)} small={small.filter(Boolean).join(' · ')}>
          {t('answer', { outcome: b(`outcome.${step.outcome}`) })}
          {step.text && (
            <span className="measure mt-1 block whitespace-pre-line font-serif">{step.text}</span>
          )}
          <ToldSteps percent={step.percent} steps={step.steps} />
          <span className="flex flex-wrap gap-x-4">
            {step.url && (
              <a className="break-all underline" href={step.url} rel="noreferrer noopener" target="_blank">
                {t('link')}
              </a>
            )}
            {step.files.map((file) => (
              <span key={file.id}>
                <a className="underline" href={`/f/${slug}/files/${file.id}`} download>
                  {file.name}
                </a>
                {keeper && step.state === 'confirmed' && (
                  <span className="text-sm text-ink-2">
                    {' '}
                    · {t(file.public ? 'fileOpen' : 'fileInternal')}
                  </span>
                )}
              </span>
            ))}
          </span>
        </Line>
      );
    }
    default: {
      const known = EVENTS.find((type) => type === step.type) ?? 'other';
      const verdict = step.verdict
        ? b(PROFILE_WORDS[profile].verdicts[step.verdict as Verdict] as never)
        : '';
      return <Line when={when(step.at)}>{t(`event.${known}`, { verdict })}</Line>;
    }
  }
}

function Line({
  when,
  small,
  children,
}: {
  when?: string | null;
  small?: string;
  children: React.ReactNode;
}) {
  return (
    <>
      {when && <span className="block text-sm text-ink-2">{when}</span>}
      <span className="block">{children}</span>
      {small && <span className="block text-sm text-ink-2">{small}</span>}
    </>
  );
}
