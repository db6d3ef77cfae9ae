/** The head of the first page: what it is, when and where, who holds it, as on the first lines of its resolution. */
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { StatusMark } from '#components/ui/badge.tsx';
import type { ForumHead, Hall } from '#domain/forum/views.ts';
import { stateGroup } from './state-group.ts';
import { Days } from './when.tsx';

export function ForumHeading({
  forum,
  hall,
  actions,
}: {
  forum: ForumHead;
  hall: Hall | null;
  actions: ReactNode;
}) {
  const t = useTranslations('forum');
  const lead = forum.organisers.filter(({ role }) => role === 'lead').map(({ name }) => name);
  const others = forum.organisers.filter(({ role }) => role === 'together').map(({ name }) => name);
  return (
    <header className="mb-8 max-w-4xl">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-2">
        <span>{t(`kind.${forum.kind}`)}</span>
        <StatusMark status={stateGroup(forum.state)} quiet>
          {t(`state.${forum.state}`)}
        </StatusMark>
        {hall && (
          <span className="tabular-nums">{t('hall', { present: hall.present, listed: hall.listed })}</span>
        )}
      </p>
      <h1 className="mt-2 font-serif text-2xl font-bold text-balance sm:text-3xl">
        {forum.number && `${forum.number} `}
        {forum.name}
      </h1>
      <p className="mt-3 text-lg">
        <Days from={forum.startsOn} to={forum.endsOn} />
        {forum.settlement && `, ${forum.settlement}`}
      </p>
      {forum.venue && <p className="text-ink-2">{forum.venue}</p>}
      {(lead.length > 0 || others.length > 0) && (
        <p className="mt-2 text-ink-2">
          {lead.length > 0 && t('organisedBy', { lead: lead.join(', ') })}
          {others.length > 0 && ` ${t('together', { names: others.join(', ') })}`}
        </p>
      )}
      {forum.participantGroups.length > 0 && (
        <p className="text-ink-2">
          {forum.participantGroups
            .map(({ count, text }) => (count ? `${count}\u00a0${text}` : text))
            .join(', ')}
        </p>
      )}
      {forum.goal && <p className="measure mt-4 font-serif text-lg">{forum.goal}</p>}
      <div data-print="no" className="mt-5 flex flex-wrap gap-2">
        {actions}
      </div>
    </header>
  );
}
