/** A clause's story from top to bottom: where it came from, how it changed, how it was voted, what is being done. */
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { tablesOf } from '#domain/proposal/tables.ts';
import type { ClauseStory } from '#domain/resolution/views.ts';
import { StatusMark } from '../ui/badge.tsx';
import { TextLink } from '../ui/link.tsx';

const GROUP = {
  draft: 'draft',
  frozen: 'awaits',
  adopted: 'closed',
  deleted: 'declined',
  merged: 'declined',
} as const;

function Station({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="relative border-edge border-l-2 pb-8 pl-6 last:pb-0">
      <span
        aria-hidden
        className="absolute top-1.5 -left-[7px] size-3 rounded-full border-2 border-ink bg-paper"
      />
      <h2 className="mb-2 font-semibold">{title}</h2>
      {children}
    </section>
  );
}

export function Story({ story }: { story: ClauseStory }) {
  const t = useTranslations('resolution.clause');
  const vote = useTranslations('vote');
  const format = useFormatter();
  const base = `/f/${story.forum.slug}`;
  const tables = tablesOf(story.proposals);
  const when = (iso: string) => format.dateTime(new Date(iso), 'dateTime');
  const kin = [
    ...(story.splitFrom ? [{ id: story.splitFrom, word: t('splitFrom') }] : []),
    ...story.mergedFrom.map((id) => ({ id, word: t('mergedFrom') })),
    ...(story.mergedInto ? [{ id: story.mergedInto, word: t('mergedInto') }] : []),
  ];
  return (
    <div className="max-w-3xl">
      <StatusMark status={GROUP[story.state]}>{t(`state.${story.state}`)}</StatusMark>
      <h1 className="mt-3 mb-1 text-2xl font-semibold sm:text-3xl">{t('title', { marker: story.marker })}</h1>
      {story.heading && <p className="text-ink-2">{story.heading}</p>}
      <blockquote className="my-5 border-ink border-l-4 bg-sheet px-5 py-4 font-serif text-lg whitespace-pre-line">
        {story.text}
      </blockquote>
      <dl className="mb-8 grid gap-x-8 gap-y-1 sm:grid-cols-[auto_1fr]">
        {story.owner && (
          <>
            <dt className="text-ink-2">{t('owner')}</dt>
            <dd>{story.owner}</dd>
          </>
        )}
        {story.deadline && (
          <>
            <dt className="text-ink-2">{t('deadline')}</dt>
            <dd>{story.deadline}</dd>
          </>
        )}
      </dl>
      <Station title={t('proposals')}>
        {story.proposals.length === 0 && kin.length === 0 && <p className="text-ink-2">{t('none')}</p>}
        {tables.length > 0 && (
          <p className="mb-2">
            {format.list(
              tables.map(({ number, places }) =>
                t('fromTable', {
                  number,
                  count: places.length,
                  places: format.list(places.map(String)),
                }),
              ),
            )}
          </p>
        )}
        <ul className="flex flex-col gap-3">
          {story.proposals.map((one) => (
            <li key={one.id}>
              <p className="text-sm text-ink-2">
                {[
                  t('proposal', { number: one.number }),
                  one.track && t('track', { track: one.track.title }),
                  one.author && t('author', { author: one.author }),
                ]
                  .filter(Boolean)
                  .join(', ')}
              </p>
              <p className="font-serif">{one.text}</p>
            </li>
          ))}
          {kin.map(({ id, word }) => (
            <li key={id}>
              <TextLink href={`${base}/c/${id}`}>{word}</TextLink>
            </li>
          ))}
        </ul>
      </Station>
      {story.versions.length > 0 && (
        <Station title={t('versions')}>
          <ol className="flex flex-col gap-3">
            {story.versions.map((one, at) => (
              <li key={one.version}>
                <p className="text-sm text-ink-2">
                  {t('version', { version: one.version })}, {when(one.at)}
                  {at > 0 && `, ${t(one.changed ? 'changed' : 'same')}`}
                </p>
                {(at === 0 || one.changed) && <p className="font-serif">{one.text}</p>}
              </li>
            ))}
          </ol>
        </Station>
      )}
      {story.votes.length > 0 && (
        <Station title={t('votes')}>
          <ul className="flex flex-col gap-2">
            {story.votes.map((one) => (
              <li key={one.number} className="flex flex-wrap items-center gap-x-4">
                <span>{vote(`matter.${one.matter as 'whole'}`)}</span>
                <StatusMark status={one.decision === 'adopted' ? 'done' : 'declined'} quiet>
                  {vote(`decision.${one.decision === 'adopted' ? 'adopted' : 'rejected'}`)}
                </StatusMark>
                <span className="text-sm text-ink-2">{when(one.at)}</span>
              </li>
            ))}
          </ul>
        </Station>
      )}
      {story.recommendations.length > 0 && (
        <Station title={t('recommendations')}>
          <ul className="flex flex-col gap-1">
            {story.recommendations.map((one) => (
              <li key={one.number}>
                <TextLink href={`${base}/r/${one.number}`}>
                  {t('recommendation', { number: one.number })}
                </TextLink>{' '}
                <span className="text-ink-2">({t(one.closed ? 'closedRec' : 'openRec')})</span>
              </li>
            ))}
          </ul>
        </Station>
      )}
    </div>
  );
}
