'use client';
/** One addressee: its names in their cases, what it was called before, contacts, posts; below, what can be changed. */
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useDay } from '#components/board/words.tsx';
import { TextLink } from '#components/ui/link.tsx';
import type { DirectoryAddressee } from '#domain/recommendation/directory-view.ts';
import { AddresseeForms, type DirectoryActions } from './addressee-forms.tsx';
import { Posts } from './posts.tsx';

export function AddresseeCard({
  one,
  slug,
  forumId,
  today,
  others,
  act,
}: {
  one: DirectoryAddressee;
  slug: string;
  forumId: string;
  today: string;
  others: readonly DirectoryAddressee[];
  act: DirectoryActions;
}) {
  const t = useTranslations('body');
  const day = useDay();
  const { contact } = one;
  const reach = [contact.address, contact.phone, contact.email].filter(Boolean);
  return (
    <article aria-labelledby={`a-${one.id}`}>
      <h2 id={`a-${one.id}`} className="font-serif text-xl font-bold text-balance first-letter:uppercase">
        {one.name}
      </h2>
      <p className="mt-1 text-sm text-ink-2">
        {t(`kind.${one.kind}`)}
        {' · '}
        {one.count > 0 ? (
          <TextLink href={`/f/${slug}/board?addressee=${one.id}`}>
            {t('asked', { count: one.count })}
          </TextLink>
        ) : (
          t('notAsked')
        )}
      </p>
      {one.successor && <p className="mt-2 font-medium">{t('successor', { name: one.successor })}</p>}
      <dl className="mt-4 grid gap-x-10 gap-y-3 sm:grid-cols-2">
        <Fact term={t('dative')}>{one.dative}</Fact>
        <Fact term={t('genitive')}>{one.genitive || <span className="text-ink-2">{t('empty')}</span>}</Fact>
        {one.kind === 'organisation' && (
          <Fact term={t('contact')}>
            {reach.length > 0 ? (
              reach.map((line) => (
                <span key={line} className="block break-words">
                  {line}
                </span>
              ))
            ) : (
              <span className="text-ink-2">{t('empty')}</span>
            )}
          </Fact>
        )}
        {one.formerNames.length > 0 && (
          <Fact term={t('former')}>
            {one.formerNames.map((was) => (
              <span key={`${was.name}${was.until}`} className="block">
                {t('formerLine', { name: was.name, until: day(was.until) })}
                {was.ground && <span className="block text-sm text-ink-2">{was.ground}</span>}
              </span>
            ))}
          </Fact>
        )}
      </dl>
      {one.kind === 'organisation' && <Posts one={one} forumId={forumId} today={today} act={act} />}
      {one.mayChange ? (
        <AddresseeForms one={one} forumId={forumId} today={today} others={others} act={act} />
      ) : (
        one.successor === null && <p className="mt-3 text-sm text-ink-2">{t('shared')}</p>
      )}
    </article>
  );
}

function Fact({ term, children }: { term: ReactNode; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-ink-2">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
