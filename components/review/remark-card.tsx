'use client';
/** One remark beside its clause, and what is made of it: a word, an amendment, or a change of the text itself. */
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { wordDiff } from '#domain/amendment/words.ts';
import type { ReviewDesk, ReviewRemarkView } from '#domain/review/views.ts';
import { Diff } from '../amendment/diff.tsx';
import { StatusMark } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { TextArea } from '../ui/text-field.tsx';
import type { ReviewRun } from './act.ts';

const LOOK = { new: 'awaits', taken: 'done', declined: 'declined' } as const;

export function RemarkCard({
  remark,
  may,
  run,
  busy,
}: {
  remark: ReviewRemarkView;
  may: ReviewDesk['may'];
  run: ReviewRun;
  busy: boolean;
}) {
  const t = useTranslations('review.remarks');
  const format = useFormatter();
  const [reply, setReply] = useState(remark.reply);
  const id = { remarkId: remark.id, reply };
  const place = remark.marker
    ? t('clause', { marker: remark.marker })
    : t(remark.blockId ? 'block' : 'whole');
  const changed = remark.now !== null && remark.sent !== '' && remark.now !== remark.sent;
  return (
    <li className="flex flex-col gap-2 py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 className="font-semibold">{place}</h3>
        <StatusMark status={LOOK[remark.state]} quiet>
          {t(`state.${remark.state}`)}
          {remark.amendmentNumber !== null && `, ${t('amendment', { number: remark.amendmentNumber })}`}
        </StatusMark>
      </div>
      {(remark.sent || remark.now) && (
        <p className="measure whitespace-pre-line border-line border-l-4 pl-3 font-serif">
          {remark.sent || remark.now}
        </p>
      )}
      {remark.blockId !== '' && remark.now === null && <p className="text-ochre">{t('gone')}</p>}
      {changed && <p className="measure text-sm text-ochre">{t('changed', { text: remark.now ?? '' })}</p>}
      {remark.quote && <p className="text-sm text-ink-2">{t('quote', { text: remark.quote })}</p>}
      <p className="measure whitespace-pre-line text-lg">{remark.text}</p>
      <p className="text-sm text-ink-2">
        {t('by', { name: remark.name, post: remark.post || 'none', from: remark.from || 'none' })}
        {' · '}
        {remark.saidOn
          ? t('fileDay', { day: remark.saidOn.replace('T', ' ').replace(/(:\d\d)?Z?$/, '') })
          : format.dateTime(new Date(remark.at), 'dateTime')}
      </p>
      {remark.state !== 'new' && remark.reply && <p>{t('answer', { text: remark.reply })}</p>}
      {may.keep && (
        <div className="flex flex-col gap-3">
          <TextArea
            label={t('reply')}
            hint={t('replyHint')}
            value={reply}
            onChange={setReply}
            rows={2}
            maxLength={2_000}
          />
          <div className="flex flex-wrap gap-2">
            {(['taken', 'declined'] as const).map((state) => (
              <Button
                key={state}
                size="sm"
                tone="line"
                isDisabled={busy || (state === 'declined' && reply.trim() === '')}
                onPress={() => run('settleRemark', { ...id, state, expectV: remark.version })}
              >
                {t(state === 'taken' ? 'take' : 'decline')}
              </Button>
            ))}
          </div>
          {remark.now !== null && remark.blockId !== '' && (may.amend || may.type) && (
            <Disclosure title={t('reword')}>
              <Reword remark={remark} now={remark.now} may={may} reply={reply} run={run} busy={busy} />
            </Disclosure>
          )}
        </div>
      )}
    </li>
  );
}

function Reword({
  remark,
  now,
  may,
  reply,
  run,
  busy,
}: {
  remark: ReviewRemarkView;
  now: string;
  may: ReviewDesk['may'];
  reply: string;
  run: ReviewRun;
  busy: boolean;
}) {
  const t = useTranslations('review.remarks');
  // What was read when the form was opened: a change meanwhile is told, never written over.
  const [base] = useState(now);
  const [text, setText] = useState(now);
  const input = { remarkId: remark.id, reply, base, text };
  const same = text.trim() === base.trim() || text.trim() === '';
  return (
    <div className="flex flex-col gap-3">
      <TextArea label={t('newText')} value={text} onChange={setText} rows={4} maxLength={8_000} serif />
      {!same && <Diff parts={wordDiff(base, text)} />}
      <div className="flex flex-wrap gap-2">
        {may.amend && remark.amendmentNumber === null && (
          <Button size="sm" isDisabled={busy || same} onPress={() => run('amendByRemark', input)}>
            {t('amend')}
          </Button>
        )}
        {may.type && (
          <Button size="sm" tone="line" isDisabled={busy || same} onPress={() => run('typeInRemark', input)}>
            {t('typeIn')}
          </Button>
        )}
      </div>
      <p className="text-sm text-ink-2">
        {may.amend && t('amendNote')} {may.type && t('typeNote')}
      </p>
    </div>
  );
}
