/**
 * The project of a resolution behind a link: the text as it was sent, a place for a remark at each clause, one word on the
 * whole. Opening it changes nothing, so that scanners of links leave no trace.
 */

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getFormatter, getTranslations } from 'next-intl/server';
import { SayForm } from '#components/review/say-form.tsx';
import { PlainHead, PlainNotice } from '#components/ui/plain/plain.tsx';
import { isRefusal } from '#domain/errors.ts';
import { fullTitle } from '#domain/forum/title.ts';
import { VERDICTS } from '#domain/review/kinds.ts';
import type { ProjectPageView } from '#domain/review/views.ts';
import { runtime } from '#server/runtime.ts';
import { PagePrefs } from '../../page-prefs.tsx';
import { say } from './actions.ts';

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The address is a secret: not indexed; the front's policy tells it to no other site (`no-referrer` would unname our own form). */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('review.page');
  return { title: t('title'), robots: { index: false, follow: false } };
}

async function viewOf(token: string): Promise<ProjectPageView | 'expired'> {
  try {
    return await runtime().review.queries.projectPage(token);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.vecheCode === 'review/expired') return 'expired';
    notFound();
  }
}

export default async function ProjectPage({ params, searchParams }: Props) {
  const { token } = await params;
  const [t, verdict, c, shell, format] = [
    await getTranslations('review.page'),
    await getTranslations('review.verdict'),
    await getTranslations('common'),
    await getTranslations('shell'),
    await getFormatter(),
  ];
  const view = await viewOf(token);
  const prefs = <PagePrefs path={`/r/${token}`} />;
  if (view === 'expired')
    return (
      <>
        <PlainHead name={shell('name')} over={t('over')} />
        <main id="main" className="j-main">
          <h1 className="j-title">{t('goneTitle')}</h1>
          <p>{t('goneBody')}</p>
        </main>
        {prefs}
      </>
    );
  const { sent } = await searchParams;
  const day = (iso: string) => format.dateTime(new Date(`${iso}T12:00:00Z`), 'date', { timeZone: 'UTC' });
  const { forum, text, said, approval } = view;
  const saidAt = (blockId: string) =>
    said
      .filter((one) => one.blockId === blockId)
      .flatMap((one) => [
        `${t('before', { text: one.text })} (${one.name}, ${t(`state.${one.state}`)})`,
        ...(one.reply ? [t('reply', { text: one.reply })] : []),
      ]);
  return (
    <>
      <PlainHead name={fullTitle(forum)} over={t('over')} />
      <main id="main" className="j-main">
        {sent === '1' && (
          <PlainNotice kind="done" title={t('sentTitle')}>
            {t('sentBody')}
          </PlainNotice>
        )}
        <h1 className="j-title">{t('title')}</h1>
        <p className="j-lead">{t('lead', { label: view.label })}</p>
        <p className="j-note">{t('asOf', { day: day(view.sentOn), until: day(view.expiresOn) })}</p>
        <p>
          <a href={`/r/${token}/project.docx`} rel="external" download>
            {t('word')}
          </a>
        </p>
        {approval?.verdict && (
          <PlainNotice title={t('said', { verdict: verdict(approval.verdict), name: approval.name })} />
        )}
        <SayForm
          action={say}
          token={token}
          language={text.language}
          head={[text.event, text.date, text.place, text.venue].filter(Boolean)}
          sections={text.sections.map((section) =>
            section.type === 'block'
              ? {
                  id: section.id,
                  heading: '',
                  lines: [
                    { id: section.id, marker: '', level: 0, text: section.text, said: saidAt(section.id) },
                  ],
                  title: section.kind === 'title',
                }
              : {
                  id: section.id,
                  heading: section.heading,
                  lines: section.clauses.map(({ id, marker, level, text: words }) => ({
                    id,
                    marker,
                    level,
                    text: words,
                    said: saidAt(id),
                  })),
                  title: false,
                },
          )}
          whole={saidAt('')}
          options={[
            { value: 'seen', label: t('seen') },
            ...VERDICTS.map((value) => ({ value, label: verdict(value) })),
          ]}
          texts={{
            remark: t.raw('remark') as string,
            remarkBlock: t('remarkBlock'),
            whole: t('whole'),
            name: t('name'),
            post: t('post'),
            postHint: t('postHint'),
            saying: t('saying'),
            send: t('send'),
            notSent: t('notSent'),
            kept: t('kept'),
            optional: c('optional'),
          }}
        />
      </main>
      {prefs}
    </>
  );
}
