'use client';
/** The лист согласования: lines that came by link stand as they were said, those from paper are the secretary's to keep. */
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { REVIEW_LIMITS, VERDICTS, type Verdict } from '#domain/review/kinds.ts';
import type { ApprovalView, ReviewDesk } from '#domain/review/views.ts';
import { StatusMark } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { AlertDialog } from '../ui/dialog.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { LinkButton } from '../ui/link.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { ReviewRun } from './act.ts';

const LOOK = { agreed: 'done', with_remarks: 'open', declined: 'declined' } as const;

export function Approvals({
  desk,
  resolutionId,
  run,
  busy,
}: {
  desk: ReviewDesk;
  resolutionId: string;
  run: ReviewRun;
  busy: boolean;
}) {
  const t = useTranslations('review.approvals');
  const v = useTranslations('review.verdict');
  const format = useFormatter();
  const day = (iso: string) =>
    format.dateTime(new Date(`${iso}T12:00:00Z`), { day: 'numeric', month: 'long', year: 'numeric' });
  return (
    <section aria-labelledby="approvals" className="flex flex-col gap-3">
      <h2 id="approvals" className="text-xl font-semibold">
        {t('title')}
      </h2>
      <p className="measure text-ink-2">{t('lead')}</p>
      {desk.approvals.length === 0 ? (
        <p className="text-ink-2">{t('none')}</p>
      ) : (
        <ul className="divide-y divide-line border-line border-y">
          {desk.approvals.map((line) => {
            const who = [line.body, line.post, line.name].filter(Boolean).join(', ');
            return (
              <li key={line.id} className="flex flex-col gap-1 py-3">
                <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
                  <span className="min-w-0 font-medium">{who}</span>
                  {line.verdict ? (
                    <StatusMark status={LOOK[line.verdict]} quiet>
                      {v(line.verdict)}
                      {line.settledOn && `, ${day(line.settledOn)}`}
                      {line.byLink && ` (${t('byLink')})`}
                    </StatusMark>
                  ) : (
                    <StatusMark status="awaits" quiet>
                      {t('waits')}
                    </StatusMark>
                  )}
                </div>
                {line.note && <p className="text-ink-2">{line.note}</p>}
                {desk.may.keep && !line.byLink && (
                  <div className="flex flex-wrap items-start gap-2">
                    <Disclosure title={`${t('edit')}: ${line.name || line.body}`}>
                      <LineForm
                        key={line.version}
                        line={line}
                        today={desk.today}
                        busy={busy}
                        save={(input) =>
                          run('setApproval', {
                            resolutionId,
                            approvalId: line.id,
                            expectV: line.version,
                            ...input,
                          })
                        }
                      />
                      <AlertDialog
                        trigger={
                          <Button size="sm" tone="quiet">
                            {t('drop')}
                          </Button>
                        }
                        title={t('dropTitle', { who })}
                        confirm={t('drop')}
                        onConfirm={() => run('dropApproval', { approvalId: line.id })}
                      >
                        {null}
                      </AlertDialog>
                    </Disclosure>
                  </div>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {desk.may.keep && (
        <Disclosure title={t('add')}>
          <LineForm
            key={desk.approvals.length}
            line={null}
            today={desk.today}
            busy={busy}
            save={(input) => run('setApproval', { resolutionId, ...input })}
          />
        </Disclosure>
      )}
      {desk.may.print && desk.approvals.length > 0 && (
        <div>
          <LinkButton
            size="sm"
            tone="line"
            href={`/f/${desk.forum.slug}/papers/approvals/docx`}
            rel="external"
            download
          >
            {t('print')}
          </LinkButton>
        </div>
      )}
    </section>
  );
}

function LineForm({
  line,
  today,
  busy,
  save,
}: {
  line: ApprovalView | null;
  today: string;
  busy: boolean;
  save: (input: Record<string, unknown>) => unknown;
}) {
  const t = useTranslations('review.approvals');
  const v = useTranslations('review.verdict');
  const [body, setBody] = useState(line?.body ?? '');
  const [post, setPost] = useState(line?.post ?? '');
  const [name, setName] = useState(line?.name ?? '');
  const [note, setNote] = useState(line?.note ?? '');
  const [verdict, setVerdict] = useState<Verdict | ''>(line?.verdict ?? '');
  const [on, setOn] = useState(line?.settledOn ?? today);
  const text = (label: string, value: string, set: (value: string) => void, max: number) => (
    <TextField label={label} value={value} onChange={set} maxLength={max} />
  );
  return (
    <div className="flex flex-col gap-3 pb-2">
      <div className="grid gap-3 sm:grid-cols-2">
        {text(t('body'), body, setBody, REVIEW_LIMITS.label)}
        {text(t('post'), post, setPost, REVIEW_LIMITS.post)}
        {text(t('name'), name, setName, REVIEW_LIMITS.person)}
        <Select
          label={t('verdict')}
          options={[
            { id: 'none', label: t('waits') },
            ...VERDICTS.map((one) => ({ id: one, label: v(one) })),
          ]}
          selectedKey={verdict || 'none'}
          onSelectionChange={(key) => setVerdict(VERDICTS.find((one) => one === key) ?? '')}
        />
        {verdict !== '' && <TextField label={t('day')} type="date" value={on} onChange={setOn} isRequired />}
        {text(t('note'), note, setNote, REVIEW_LIMITS.reply)}
      </div>
      <div>
        <Button
          size="sm"
          isDisabled={busy || (!body.trim() && !name.trim()) || (verdict !== '' && !on)}
          onPress={() =>
            save({
              body,
              post,
              name,
              note,
              verdict: verdict || null,
              settledOn: verdict ? on : null,
            })
          }
        >
          {t('save')}
        </Button>
      </div>
    </div>
  );
}
