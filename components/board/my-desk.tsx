/**
 * «Мой стол», drawn: each kind of matter under its own heading with its count; a request for time is decided on the spot,
 * the rest one step away. What one only reads stands last and is not called urgent.
 */
import { useTranslations } from 'next-intl';
import { buttonClass } from '#components/ui/button-class.ts';
import { LinkButton, TextLink } from '#components/ui/link.tsx';
import { EmptyState } from '#components/ui/states.tsx';
import {
  awaits,
  type DeskItem,
  type DeskKind,
  type DeskSection,
  type DeskView,
} from '#domain/recommendation/desk.ts';
import { statusWord } from '#domain/recommendation/words.ts';
import { type ExtensionActions, PendingTime } from './extension-forms.tsx';
import { StateMark, useDay, useNames } from './words.tsx';

type Acts = Pick<ExtensionActions, 'decideTime' | 'withdrawTime'>;

/** Where all of a kind are found; the others are few, or found one by one. */
const WHOLE: Partial<Record<DeskKind, string>> = {
  answers: 'board?pending=1',
  disputed: 'board?signal=disputed',
  reported: 'board?group=answered',
  school: 'school',
};

export function MyDesk({ view, act }: { view: DeskView; act: Acts }) {
  const t = useTranslations('board');
  const { slug } = view.forum;
  const nothing = view.mail === 0 && !view.sections.some(({ kind }) => awaits(kind));
  return (
    <div className="max-w-3xl">
      {nothing && <EmptyState title={t('desk.none')}>{t('desk.noneBody')}</EmptyState>}
      {view.mail > 0 && (
        <p className="mb-8 flex flex-wrap items-center gap-x-4 gap-y-2 border-cinnabar border-l-4 pl-5">
          <span className="font-medium">{t('desk.mail', { count: view.mail })}</span>
          <LinkButton href={`/f/${slug}/letters/mail`}>{t('desk.mailOpen')}</LinkButton>
        </p>
      )}
      {view.sections.map((section) => (
        <Section key={section.kind} section={section} view={view} act={act} />
      ))}
      {view.signals.length > 0 && (
        <section aria-labelledby="desk-signals" className="mb-10">
          <h2 id="desk-signals" className="mb-3 text-xl font-semibold">
            {t('desk.signals')}
          </h2>
          <ul className="flex flex-wrap gap-2">
            {view.signals.map(({ signal, count }) => (
              <li key={signal}>
                <a href={`/f/${slug}/board?signal=${signal}`} className={buttonClass('line', 'sm')}>
                  {t('groupCount', { name: t(`signal.${signal}`), count })}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Section({ section, view, act }: { section: DeskSection; view: DeskView; act: Acts }) {
  const t = useTranslations('board.desk');
  const { kind, count, items } = section;
  const { slug } = view.forum;
  const whole = WHOLE[kind];
  return (
    <section aria-labelledby={`desk-${kind}`} className="mb-10">
      <h2
        id={`desk-${kind}`}
        className={`border-ink border-b pb-2 text-xl font-semibold ${awaits(kind) ? 'text-cinnabar' : ''}`}
      >
        {t(`section.${kind}`, { count })}
      </h2>
      <ul className="divide-y divide-line">
        {items.map((item) => (
          <li key={`${item.number}:${item.time?.id ?? item.since}`} className="py-4">
            <Item item={item} kind={kind} view={view} />
            {item.time && (
              <div className="mt-3">
                <PendingTime one={item.time} act={act} slug={slug} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {(count > items.length || kind === 'school') && whole && (
        <p className="mt-2">
          <TextLink href={`/f/${slug}/${whole}`}>
            {kind === 'school' ? t('mark') : t('all', { count })}
          </TextLink>
        </p>
      )}
      {count > items.length && !whole && (
        <p className="mt-2 text-ink-2">{t('first', { shown: items.length, count })}</p>
      )}
    </section>
  );
}

function Item({ item, kind, view }: { item: DeskItem; kind: DeskKind; view: DeskView }) {
  const t = useTranslations('board');
  const day = useDay();
  const names = useNames();
  const { forum } = view;
  const facts = [
    item.outcome && t(`outcome.${item.outcome}`),
    kind === 'second' &&
      item.proposed &&
      t('desk.proposed', {
        verdict: t(statusWord(forum.profile, { state: 'closed', verdict: item.proposed }).key as never),
      }),
    item.signedBy,
    item.since && awaits(kind) && kind !== 'school' && t('desk.since', { day: day(item.since) }),
  ].filter(Boolean);
  return (
    <>
      <p className="text-sm text-ink-2">{names(item.addressees)}</p>
      <p className="line-clamp-3 font-serif text-lg">
        <TextLink href={`/f/${forum.slug}/r/${item.number}${kind === 'reported' ? '?do=close' : ''}`}>
          {t('numero', { number: item.number })}. {item.text}
        </TextLink>
      </p>
      {facts.length > 0 && kind !== 'time' && <p className="mt-1 text-sm">{facts.join(' · ')}</p>}
      {kind === 'mine' && (
        <p className="mt-1">
          <StateMark profile={forum.profile} row={item} quiet />
        </p>
      )}
    </>
  );
}
