'use client';
/** One proposal as it is read: number, where it came from, its words, and what became of it. */
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { ProposalView } from '#domain/proposal/views.ts';
import { Outcome, type Places } from './outcome.tsx';
import { useSource } from './source.tsx';

export function ProposalBody({
  proposal,
  places,
  slug,
  showTrack = true,
  children,
}: {
  proposal: ProposalView;
  places: Places;
  slug: string;
  showTrack?: boolean;
  children?: ReactNode;
}) {
  const t = useTranslations('proposal');
  const source = useSource();
  const { number, place, fromGuest, mine, author, addressees, ownerText, deadlineText } = proposal;
  const about = [
    addressees.length > 0 && t('to', { list: addressees.join('; ') }),
    ownerText && t('ownerIs', { name: ownerText }),
    deadlineText && t('deadlineIs', { text: deadlineText }),
  ].filter(Boolean);
  return (
    <div className="min-w-0 grow">
      <p className="flex flex-wrap gap-x-2 text-sm text-ink-2">
        <span className="font-semibold text-ink tabular-nums">{t('number', { number })}</span>
        {mine && <span className="font-medium text-ink">{t('yours')}</span>}
        {(showTrack || place !== null) && <span>{source(proposal)}</span>}
        {fromGuest && <span>· {t('fromGuest')}</span>}
        {author && <span>· {t('by', { name: author })}</span>}
      </p>
      <p className="mt-1 font-serif text-[1.0625rem] whitespace-pre-line wrap-anywhere hyphens-auto">
        {proposal.text}
      </p>
      {about.length > 0 && <p className="mt-1 text-sm text-ink-2">{about.join(' · ')}</p>}
      <p className="mt-1.5">
        <Outcome proposal={proposal} places={places} slug={slug} />
      </p>
      {children}
    </div>
  );
}
