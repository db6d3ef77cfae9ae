/**
 * The page an official opens from a letter: what is asked, where it arose, what is being done, and the answer. Opening it
 * changes nothing, so that scanners of links leave no trace.
 */

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getFormatter, getTranslations } from 'next-intl/server';
import { AnswerForm } from '#components/board/answer-form.tsx';
import { TimeForm } from '#components/board/time-form.tsx';
import { PlainHead, PlainNotice } from '#components/ui/plain/plain.tsx';
import { isRefusal } from '#domain/errors.ts';
import { fullTitle, namesItself } from '#domain/forum/title.ts';
import type { LinkPageView } from '#domain/recommendation/approval.ts';
import { OUTCOMES } from '#domain/recommendation/rules.ts';
import { isOpenStep } from '#domain/recommendation/steps.ts';
import { statusWord } from '#domain/recommendation/words.ts';
import { runtime } from '#server/runtime.ts';
import { PagePrefs } from '../../page-prefs.tsx';
import { askTime, sendAnswer } from './actions.ts';
import { ApprovalPage } from './approval.tsx';

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The address is a secret: it is neither indexed nor told to other pages. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('answer');
  return { title: t('title'), robots: { index: false, follow: false } };
}

async function viewOf(token: string): Promise<LinkPageView | 'expired'> {
  try {
    return await runtime().recommendation.queries.answerLinkPage(token);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.vecheCode === 'answer/expired') return 'expired';
    notFound();
  }
}

export default async function AnswerPage({ params, searchParams }: Props) {
  const { token } = await params;
  const [t, b, c, shell, format] = [
    await getTranslations('answer'),
    await getTranslations('board'),
    await getTranslations('common'),
    await getTranslations('shell'),
    await getFormatter(),
  ];
  const view = await viewOf(token);
  const { sent } = await searchParams;
  const day = (iso: string) => format.dateTime(new Date(`${iso}T12:00:00Z`), 'date', { timeZone: 'UTC' });
  const prefs = <PagePrefs path={`/o/${token}`} />;
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
  if (view.role === 'approver') return <ApprovalPage token={token} view={view} sent={sent === '1'} />;
  const { forum, resolution, addressee, items } = view;
  // Somebody on their own side says yes first.
  const waits = items.some((item) => item.said?.state === 'to_approve');
  const movable = items.filter((item) => item.mayAskTime);
  const timeLine = (time: NonNullable<(typeof items)[number]['time']>) => {
    const until = day(time.until);
    if (time.state === 'requested') return b('time.officialWaits', { until });
    return time.state === 'refused'
      ? b('time.officialRefused', { until, note: time.note })
      : b('time.officialGranted', { until });
  };
  const quoted = (names: readonly string[]) => names.map((name) => `«${name}»`).join(', ');
  return (
    <>
      <PlainHead name={fullTitle(forum)} over={t('over')} />
      <main id="main" className="j-main">
        {sent === '1' && (
          <PlainNotice kind="done" title={t(waits ? 'sentApprovalTitle' : 'sentTitle')}>
            {t(waits ? 'sentApprovalBody' : 'sentBody')}
          </PlainNotice>
        )}
        {sent === 'time' && <PlainNotice kind="done" title={b('time.officialSent')} />}
        <h1 className="j-title">{t('title')}</h1>
        <p className="j-lead">
          {t('lead', {
            named: namesItself(forum.name) ? 'yes' : 'no',
            forum: namesItself(forum.name) ? fullTitle(forum) : forum.name,
            count: items.filter((i) => i.open).length,
          })}
        </p>
        <p className="j-note">
          {/* A Russian date ends with its own full stop. */}
          {[
            t('to', { name: addressee.dative }),
            t('resolution', { number: resolution.number, day: day(resolution.adoptedOn) }),
            t('expires', { day: day(view.expiresOn) }),
          ]
            .map((line) => (line.endsWith('.') ? line : `${line}.`))
            .join(' ')}
        </p>
        <AnswerForm
          action={sendAnswer}
          token={token}
          items={items.map((item) => ({
            id: item.id,
            marker: item.marker || `${item.number}.`,
            text: item.text,
            notes: [
              item.tracks.length > 0 &&
                t('tracks', { count: item.tracks.length, tracks: quoted(item.tracks) }),
              item.deadlineText && t('deadline', { text: item.deadlineText }),
              item.ownerText && t('owner', { text: item.ownerText }),
              item.time && timeLine(item.time),
            ].filter((note): note is string => typeof note === 'string' && note !== ''),
            status: `${t('now')} ${b(statusWord(forum.profile, item).key as never)}`,
            open: item.open,
            closed: t('closedItem'),
            said: item.said
              ? `${t('said', { day: day(item.said.on), outcome: b(`outcome.${item.said.outcome}`) })} (${t(`saidState.${item.said.state}`)})`
              : '',
            saidText: [
              item.said?.text,
              item.said?.url,
              item.said?.percent != null ? t('saidPercent', { percent: item.said.percent }) : '',
              item.said?.files.length ? t('files', { names: item.said.files.join(', ') }) : '',
            ]
              .filter(Boolean)
              .join('\n'),
            asked: item.asked,
            plan: {
              open: item.steps
                .filter(isOpenStep)
                .map(({ id, due, text }) => ({ id, line: t('stepLine', { day: day(due), text }) })),
              settled: item.steps.flatMap(({ text, reachedOn, droppedOn }) =>
                reachedOn
                  ? [t('stepWasReached', { day: day(reachedOn), text })]
                  : droppedOn
                    ? [t('stepWasDropped', { text })]
                    : [],
              ),
            },
          }))}
          options={[
            { value: '', label: t('notNow') },
            ...OUTCOMES.filter((o) => o !== 'no_outcome').map((o) => ({
              value: o,
              label: b(`outcome.${o}`),
            })),
          ]}
          texts={{
            outcome: t('outcome'),
            text: t('text'),
            textHint: t('textHint'),
            more: t('more'),
            file: t('file'),
            fileHint: t('fileHint'),
            url: t('url'),
            signedBy: t('signedBy'),
            signedByHint: t('signedByHint'),
            send: t('send'),
            notSent: t('notSent'),
            kept: t('keptNote'),
            asked: t('asked'),
            optional: c('optional'),
            plan: t('plan'),
            planLead: t('planLead'),
            percent: t('percent'),
            percentHint: t('percentHint'),
            step: t('step'),
            stepDue: t('stepDue'),
            stepOpen: t('stepOpen'),
            stepReached: t('stepReached'),
            stepDropped: t('stepDropped'),
          }}
        />
        {movable.length > 0 && (
          <TimeForm
            action={askTime}
            token={token}
            items={movable.map((item) => ({
              value: item.id,
              label: `${item.marker || `${item.number}.`} ${item.text.slice(0, 90)}${item.text.length > 90 ? '…' : ''}`,
            }))}
            texts={{
              title: b('time.officialTitle'),
              lead: b('time.officialLead'),
              item: b('column.text'),
              until: b('time.until'),
              reason: b('time.reason'),
              signedBy: b('time.signedBy'),
              send: b('time.officialSend'),
              notSent: t('notSent'),
              kept: t('keptNote'),
            }}
          />
        )}
      </main>
      {prefs}
    </>
  );
}
