'use client';
/** What became of a proposal, in words with a sign: «Взято в п. а)», «Объединено с № 4», «Возвращено: …». */
import { useTranslations } from 'next-intl';
import { type StatusGroup, StatusMark } from '#components/ui/badge.tsx';
import { TextLink } from '#components/ui/link.tsx';
import type { ClausePlace } from '#domain/proposal/targets.ts';
import type { ProposalView } from '#domain/proposal/views.ts';

export type Places = Readonly<Record<string, ClausePlace>>;

const GROUPS: Record<ProposalView['state'], StatusGroup> = {
  submitted: 'open',
  taken: 'done',
  merged: 'done',
  returned: 'declined',
  withdrawn: 'closed',
};

export function useOutcome(places: Places): (proposal: ProposalView) => string {
  const t = useTranslations('proposal');
  return ({ state, clauseId, mergedInto, reason }) => {
    const marker = clauseId ? places[clauseId]?.marker : undefined;
    const clause = marker && t('clause', { marker });
    if (state === 'returned') return t('returnedWhy', { reason });
    if (state === 'taken') return clause ? t('takenAs', { marker: clause }) : t('takenIn');
    if (state === 'merged') {
      if (mergedInto !== null) return t('mergedWith', { number: mergedInto });
      return clause ? t('attachedTo', { marker: clause }) : t('attachedToText');
    }
    return t(`state.${state}`);
  };
}

export function Outcome({
  proposal,
  places,
  slug,
}: {
  proposal: ProposalView;
  places: Places;
  slug: string;
}) {
  const t = useTranslations('proposal');
  const outcome = useOutcome(places);
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm">
      <StatusMark status={GROUPS[proposal.state]} quiet>
        {outcome(proposal)}
      </StatusMark>
      {proposal.clauseId && <TextLink href={`/f/${slug}/c/${proposal.clauseId}`}>{t('openClause')}</TextLink>}
    </span>
  );
}
