/** The signed record of the tellers: its file for those who count, and the way to attach it. Of votes and of elections. */
import { useTranslations } from 'next-intl';
import type { VoteView } from '#domain/vote/views.ts';
import { LinkButton, TextLink } from '../ui/link.tsx';

export function TellersRecord({
  slug,
  scan,
  add,
}: {
  slug: string;
  scan: string | null;
  /** Where it is attached; null: not by this person, or not to this vote. */
  add: string | null;
}) {
  const t = useTranslations('vote.record');
  if (!scan && !add) return null;
  return (
    <span className="flex flex-wrap items-center gap-x-5 gap-y-2">
      {scan && (
        <TextLink href={`/f/${slug}/files/${scan}`} rel="external" download>
          {t('open')}
        </TextLink>
      )}
      {add && (
        <LinkButton tone={scan ? 'quiet' : 'line'} size="sm" href={add}>
          {t(scan ? 'replace' : 'add')}
        </LinkButton>
      )}
    </span>
  );
}

export const recordOf = (slug: string, { id, scan, may }: VoteView) => ({
  scan,
  add: may.scan ? `/f/${slug}/vote/scan?vote=${id}` : null,
});
