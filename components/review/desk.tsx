'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useView } from '#components/live/use-view.ts';
/**
 * The secretary's desk of the agreement loop: a link for each reader, what they wrote beside the clause, the sheet of
 * approvals. What comes by link appears by itself.
 */
import { fullTitle } from '#domain/forum/title.ts';
import type { Fail } from '#domain/result.ts';
import type { ReviewDesk } from '#domain/review/views.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { FormMessage } from '../ui/form-message.tsx';
import { LinkButton } from '../ui/link.tsx';
import { EmptyState } from '../ui/states.tsx';
import type { ReviewAct, ReviewRun } from './act.ts';
import { Approvals } from './approvals.tsx';
import { ProjectLinks } from './links.tsx';
import { RemarkCard } from './remark-card.tsx';
import { SendForm } from './send-form.tsx';

export function ReviewPanel({ initial, act }: { initial: ReviewDesk; act: ReviewAct }) {
  const t = useTranslations('review');
  const { data } = useView<ReviewDesk>('review.desk', initial.forum.id, initial);
  const desk = data ?? initial;
  const [failure, setFailure] = useState<Fail | null>(null);
  const [busy, setBusy] = useState(false);
  const run: ReviewRun = async (name, input) => {
    setBusy(true);
    const result = await act(name, input).catch((): Fail => ({ ok: false, code: 'unavailable' }));
    setFailure(result.ok ? null : result);
    setBusy(false);
    return result;
  };
  const base = `/f/${desk.forum.slug}`;
  if (!desk.resolutionId)
    return (
      <EmptyState title={t('noText')} action={<LinkButton href={`${base}/text`}>{t('openText')}</LinkButton>}>
        {t('noTextBody')}
      </EmptyState>
    );
  const [waiting, settled] = [
    desk.remarks.filter(({ state }) => state === 'new'),
    desk.remarks.filter(({ state }) => state !== 'new'),
  ];
  const card = (remark: ReviewDesk['remarks'][number]) => (
    <RemarkCard key={remark.id} remark={remark} may={desk.may} run={run} busy={busy} />
  );
  return (
    <div className="flex max-w-4xl flex-col gap-10">
      <section aria-labelledby="send" className="flex flex-col gap-4">
        <h2 id="send" className="text-xl font-semibold">
          {t('send.title')}
        </h2>
        {desk.may.send && (
          <SendForm resolutionId={desk.resolutionId} forum={fullTitle(desk.forum)} act={act} />
        )}
        <div className="flex flex-wrap gap-2">
          <LinkButton size="sm" tone="line" href={`${base}/review/project.docx`} rel="external" download>
            {t('word')}
          </LinkButton>
          {desk.may.keep && (
            <LinkButton size="sm" tone="line" href={`${base}/review/upload`}>
              {t('upload')}
            </LinkButton>
          )}
        </div>
        <FormMessage failure={failure} />
      </section>
      <section aria-labelledby="links">
        <h2 id="links" className="text-xl font-semibold">
          {t('links.title')}
        </h2>
        <ProjectLinks desk={desk} run={run} busy={busy} />
      </section>
      <section aria-labelledby="remarks">
        <h2 id="remarks" className="text-xl font-semibold">
          {t('remarks.title')}
        </h2>
        {desk.remarks.length === 0 && <p className="mt-1 text-ink-2">{t('remarks.none')}</p>}
        {waiting.length > 0 && (
          <>
            <p className="mt-1 font-medium text-cinnabar">{t('remarks.open', { count: waiting.length })}</p>
            <ul className="mt-2 divide-y divide-line border-line border-y">{waiting.map(card)}</ul>
          </>
        )}
        {settled.length > 0 && (
          <Disclosure title={t('remarks.settled', { count: settled.length })}>
            <ul className="divide-y divide-line border-line border-y">{settled.map(card)}</ul>
          </Disclosure>
        )}
      </section>
      <Approvals desk={desk} resolutionId={desk.resolutionId} run={run} busy={busy} />
    </div>
  );
}
