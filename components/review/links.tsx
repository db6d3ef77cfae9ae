'use client';
/** «Кому направлен, кто прочитал, кто ответил»: a line a reader. Reading is what the reader says, not what a server guessed. */
import { useFormatter, useTranslations } from 'next-intl';
import type { ProjectLinkView, ReviewDesk } from '#domain/review/views.ts';
import { StatusMark } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { AlertDialog } from '../ui/dialog.tsx';
import type { ReviewRun } from './act.ts';

const LOOK = { open: 'open', expired: 'late', revoked: 'declined' } as const;

export function ProjectLinks({ desk, run, busy }: { desk: ReviewDesk; run: ReviewRun; busy: boolean }) {
  const t = useTranslations('review.links');
  const format = useFormatter();
  const day = (iso: string) => format.dateTime(new Date(iso), 'date');
  if (desk.links.length === 0) return <p className="mt-1 text-ink-2">{t('none')}</p>;
  const fact = (label: string, value: string) => (
    <div className="min-w-0">
      <dt className="text-sm text-ink-2">{label}</dt>
      <dd>{value}</dd>
    </div>
  );
  const line = (link: ProjectLinkView) => (
    <li key={link.id} className="flex flex-col gap-2 py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 className="font-semibold">{link.label}</h3>
        <StatusMark status={LOOK[link.state]} quiet>
          {t(`state.${link.state}`)}
        </StatusMark>
      </div>
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-3">
        {fact(t('sent'), t('sentOn', { day: day(link.sentAt), until: day(link.expiresAt) }))}
        {fact(t('read'), link.seenAt ? day(link.seenAt) : t('notYet'))}
        {fact(
          t('answered'),
          link.answeredAt
            ? `${day(link.answeredAt)}, ${t('remarks', { count: link.remarks, open: link.open })}`
            : t('notYet'),
        )}
      </dl>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        {link.outdated && <span className="text-sm text-ochre">{t('outdated')}</span>}
        {desk.may.keep && link.state === 'open' && (
          <AlertDialog
            trigger={
              <Button size="sm" tone="quiet" isDisabled={busy} aria-label={`${t('revoke')}: ${link.label}`}>
                {t('revoke')}
              </Button>
            }
            title={t('revokeTitle', { label: link.label })}
            confirm={t('revoke')}
            onConfirm={() => run('revokeProject', { linkId: link.id })}
          >
            <p>{t('revokeNote')}</p>
          </AlertDialog>
        )}
      </div>
    </li>
  );
  return (
    <>
      <p className="measure mt-1 text-sm text-ink-2">{t('readNote')}</p>
      <ul className="mt-2 divide-y divide-line border-line border-y">{desk.links.map(line)}</ul>
    </>
  );
}
