'use client';
/** Posts of a body: who holds each from which day, who held it before, and the hand-over that keeps the open matters. */
import { useTranslations } from 'next-intl';
import { ActionForm, Field, Tick } from '#components/board/form.tsx';
import { useDay } from '#components/board/words.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import type { DirectoryAddressee, Holder } from '#domain/recommendation/directory-view.ts';
import type { DirectoryActions } from './addressee-forms.tsx';

type Props = {
  one: DirectoryAddressee;
  forumId: string;
  today: string;
  act: DirectoryActions;
};

export function Posts({ one, forumId, today, act }: Props) {
  const t = useTranslations('body');
  return (
    <div className="mt-5">
      <h3 className="text-sm text-ink-2">{t('posts')}</h3>
      {one.posts.length === 0 && <p className="text-ink-2">{t('noPosts')}</p>}
      <ul>
        {one.posts.map((post) => (
          <li key={post.id} className="py-2">
            <p className="font-medium first-letter:uppercase">{post.title}</p>
            <ul>
              {post.holders.map((holder) => (
                <li key={holder.id} className={inForce(holder, today) ? undefined : 'text-ink-2'}>
                  <HolderLine holder={holder} />
                </li>
              ))}
            </ul>
            {one.mayChange && (
              <Disclosure title={t('handOver')} className="max-w-3xl">
                <ActionForm
                  action={act.handOver}
                  hidden={{ forumId, postId: post.id }}
                  submit={t('handOverDo')}
                >
                  <p className="text-ink-2">{t('handOverNote')}</p>
                  <HolderFields required today={today} />
                </ActionForm>
              </Disclosure>
            )}
            {one.mayChange && (
              <Disclosure title={t('deputy')} className="max-w-3xl">
                <ActionForm
                  action={act.handOver}
                  hidden={{ forumId, postId: post.id }}
                  submit={t('deputyDo')}
                >
                  <p className="text-ink-2">{t('deputyNote')}</p>
                  <Field name="holder" label={t('deputyName')} required maxLength={200} />
                  <div className="grid gap-4 sm:grid-cols-2">
                    <Field name="since" type="date" label={t('sinceField')} required value={today} />
                    <Field name="until" type="date" label={t('untilField')} required />
                  </div>
                </ActionForm>
              </Disclosure>
            )}
          </li>
        ))}
      </ul>
      {one.mayChange && (
        <Disclosure title={t('addPost')} className="max-w-3xl">
          <ActionForm action={act.openPost} hidden={{ forumId, addresseeId: one.id }} submit={t('addPost')}>
            <Field name="title" label={t('postTitle')} hint={t('postTitleHint')} required maxLength={200} />
            <HolderFields today={today} />
          </ActionForm>
        </Disclosure>
      )}
    </div>
  );
}

/** Of several the latest to come is meant: a deputy before the holder. */
const inForce = ({ since, until }: Holder, today: string) =>
  (since === null || since <= today) && (until === null || until >= today);

function HolderLine({ holder }: { holder: Holder }) {
  const t = useTranslations('body');
  const day = useDay();
  const { fullName, acting, since, until } = holder;
  const dates = [since && t('since', { day: day(since) }), until && t('untilDay', { day: day(until) })];
  return (
    <>
      {fullName}
      {acting && `, ${t('acting')}`}
      {dates.some(Boolean) && <span className="text-sm text-ink-2"> {dates.filter(Boolean).join(' ')}</span>}
    </>
  );
}

function HolderFields({ today, required }: { today: string; required?: boolean }) {
  const t = useTranslations('body');
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="holder" label={t('holder')} required={required} maxLength={200} />
        <Field name="since" type="date" label={t('sinceField')} required={required} value={today} />
      </div>
      <Tick name="acting">{t('actingTick')}</Tick>
    </>
  );
}
