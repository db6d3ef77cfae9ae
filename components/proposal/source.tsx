/** Where a proposal came from, in words: «из стола 2, п. 3», «из трека „…“», «вне треков». */
import { useTranslations } from 'next-intl';
import type { ProposalView } from '#domain/proposal/views.ts';

export function useSource(): (proposal: Pick<ProposalView, 'track' | 'place'>) => string {
  const t = useTranslations('proposal');
  return ({ track, place }) => {
    if (!track) return t('outside');
    return place === null
      ? t('fromTrack', { title: track.title })
      : t('fromTable', { number: track.number, count: 1, places: String(place), title: track.title });
  };
}
