/** Forums in a list: a line each, as in a register; the nearest stands above them, larger. */
import { useTranslations } from 'next-intl';
import { StatusMark } from '#components/ui/badge.tsx';
import { BareLink, LinkButton } from '#components/ui/link.tsx';
import type { ForumCard } from '#domain/forum/views.ts';
import { stateGroup } from './state-group.ts';
import { Days } from './when.tsx';

function Place({ card }: { card: ForumCard }) {
  return (
    <>
      <Days from={card.startsOn} to={card.endsOn} />
      {card.settlement && `, ${card.settlement}`}
    </>
  );
}

export function NextForum({ card }: { card: ForumCard }) {
  const t = useTranslations('forum');
  return (
    <section className="mb-10 rounded-sheet border border-line bg-sheet px-5 py-6 shadow-sheet sm:px-8">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-2">
        {card.state !== 'running' && <span>{t('nextForum')}</span>}
        <StatusMark status={stateGroup(card.state)} quiet>
          {t(card.state === 'running' ? 'nowRunning' : `state.${card.state}`)}
        </StatusMark>
      </p>
      <h2 className="mt-2 font-serif text-2xl font-bold text-balance">
        {card.number && `${card.number} `}
        {card.name}
      </h2>
      <p className="mt-2">
        <Place card={card} />
      </p>
      {card.venue && <p className="text-ink-2">{card.venue}</p>}
      <div className="mt-5 flex flex-wrap items-center gap-x-5 gap-y-3">
        <LinkButton tone="ink" href={`/f/${card.slug}`}>
          {t('open')}
        </LinkButton>
        {card.awaiting > 0 && (
          <p className="font-semibold text-cinnabar">{t('awaits', { count: card.awaiting })}</p>
        )}
      </div>
    </section>
  );
}

export function ForumCards({ title, cards }: { title: string; cards: readonly ForumCard[] }) {
  const t = useTranslations('forum');
  if (cards.length === 0) return null;
  return (
    <section className="mb-10">
      <h2 className="border-ink border-b pb-2 text-lg font-semibold">{title}</h2>
      <ul>
        {cards.map((card) => (
          <li key={card.id} className="border-line border-b">
            <BareLink
              href={`/f/${card.slug}`}
              className="flex flex-wrap items-baseline gap-x-6 gap-y-1 py-3 no-underline hover:bg-sunk/60"
            >
              <span className="min-w-0 grow basis-72 font-medium">
                {card.number && `${card.number} `}
                {card.name}
                {card.awaiting > 0 && (
                  <span className="ml-3 text-sm font-semibold whitespace-nowrap text-cinnabar">
                    {t('awaits', { count: card.awaiting })}
                  </span>
                )}
              </span>
              <span className="text-sm text-ink-2">
                <Place card={card} />
              </span>
              <span className="w-32 text-sm">
                <StatusMark status={stateGroup(card.state)} quiet>
                  {t(`state.${card.state}`)}
                </StatusMark>
              </span>
            </BareLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
