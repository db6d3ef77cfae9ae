/** What the approver of the addressee opens: what waits for the yes, and what was decided before. */
import { getFormatter, getTranslations } from 'next-intl/server';
import { ApprovalForm } from '#components/board/approval-form.tsx';
import { PlainHead, PlainNotice } from '#components/ui/plain/plain.tsx';
import { fullTitle } from '#domain/forum/title.ts';
import type { ApprovalPageView } from '#domain/recommendation/approval.ts';
import { PagePrefs } from '../../page-prefs.tsx';
import { decide } from './actions.ts';

export async function ApprovalPage({
  token,
  view,
  sent,
}: {
  token: string;
  view: ApprovalPageView;
  sent: boolean;
}) {
  const [t, a, b, format] = [
    await getTranslations('answer.approval'),
    await getTranslations('answer'),
    await getTranslations('board'),
    await getFormatter(),
  ];
  const day = (iso: string) => format.dateTime(new Date(`${iso}T12:00:00Z`), 'date', { timeZone: 'UTC' });
  const stop = (line: string) => (line.endsWith('.') ? line : `${line}.`);
  const { waiting, decided, resolution } = view;
  return (
    <>
      <PlainHead name={fullTitle(view.forum)} over={a('over')} />
      <main id="main" className="j-main">
        {sent && (
          <PlainNotice kind="done" title={t('sentTitle')}>
            {t('sentBody')}
          </PlainNotice>
        )}
        <h1 className="j-title">{t('title')}</h1>
        <p className="j-lead">{waiting.length > 0 ? t('lead', { count: waiting.length }) : t('none')}</p>
        <p className="j-note">
          {[
            t('for', { post: view.post }),
            a('to', { name: view.addressee.dative }),
            a('resolution', { number: resolution.number, day: day(resolution.adoptedOn) }),
          ]
            .map(stop)
            .join(' ')}
        </p>
        {waiting.length === 0 && <p>{t('noneBody')}</p>}
        {waiting.length > 0 && (
          <ApprovalForm
            action={decide}
            token={token}
            items={waiting.map((one) => ({
              id: one.id,
              marker: one.marker || `${one.number}.`,
              text: one.text,
              outcome: b(`outcome.${one.outcome}`),
              words: [one.words, one.url].filter(Boolean).join('\n'),
              files: one.files.map(({ id, name }) => ({ href: `/o/${token}/files/${id}`, name })),
              notes: [
                one.percent !== null && a('saidPercent', { percent: one.percent }),
                ...one.steps.map((step) =>
                  b(`plan.told.${step.kind}`, { text: step.text, day: step.due ? day(step.due) : '' }),
                ),
                one.deadlineText && a('deadline', { text: one.deadlineText }),
                t('from', { name: one.signedBy, day: day(one.on) }),
              ].filter((note): note is string => typeof note === 'string' && note !== ''),
            }))}
            texts={{
              files: t('files'),
              decide: t('decide'),
              later: t('later'),
              approve: t('approve'),
              return: t('return'),
              note: t('note'),
              noteHint: t('noteHint'),
              signedBy: t('signedBy'),
              signedByHint: t('signedByHint'),
              send: t('send'),
              notSent: t('notSent'),
            }}
          />
        )}
        {decided.length > 0 && (
          <section aria-labelledby="decided">
            <h2 id="decided">{t('decided')}</h2>
            <ul style={{ listStyle: 'none', padding: 0 }}>
              {decided.map((one) => (
                <li key={one.id} className="j-note">
                  {t('was', {
                    number: one.number,
                    outcome: b(`outcome.${one.outcome}`),
                    approved: one.approved ? 'yes' : 'no',
                  })}
                </li>
              ))}
            </ul>
          </section>
        )}
      </main>
      <PagePrefs path={`/o/${token}`} />
    </>
  );
}
