'use client';
/**
 * «Поправки»: what passes without a vote, what is put and in which order, what waits for its mover, what is decided. The
 * list follows the room.
 */
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useView } from '#components/live/use-view.ts';
import type { AmendmentView, AmendmentDesk as Desk } from '#domain/amendment/views.ts';
import { Button } from '../ui/button.tsx';
import { AlertDialog } from '../ui/dialog.tsx';
import { FormMessage, useErrorText } from '../ui/form-message.tsx';
import { LinkButton } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { EmptyState } from '../ui/states.tsx';
import type { AmendmentAct } from './act.ts';
import { AmendmentCard } from './card.tsx';
import { SubmitDialog } from './submit-dialog.tsx';
import { useRun } from './use-run.ts';

const SECTIONS = ['block', 'vote', 'waiting', 'submitted', 'decided'] as const;
type Section = (typeof SECTIONS)[number];

function sectionOf(a: AmendmentView): Section {
  if (a.state === 'needs_rebase' || (a.stale !== null && !a.applied)) return 'waiting';
  if (a.state === 'adopted') return a.applied ? 'decided' : 'waiting';
  if (a.state === 'consensual') return 'block';
  if (a.state === 'to_vote') return 'vote';
  return a.state === 'submitted' ? 'submitted' : 'decided';
}

export function AmendmentsDesk({ initial, act }: { initial: Desk; act: AmendmentAct }) {
  const t = useTranslations('amendment');
  const errorText = useErrorText();
  const router = useRouter();
  const { data } = useView<Desk>('amendment.desk', initial.forum.id, initial);
  const desk = data ?? initial;
  const { run, busy, failure } = useRun(act);
  const { slug, id: forumId } = desk.forum;
  const of = (section: Section) => desk.amendments.filter((a) => sectionOf(a) === section);
  const put = async (amendmentId: string) => {
    const result = await run('putToVote', { forumId, matter: 'amendment', subjectId: amendmentId });
    if (result.ok) router.push(`/f/${slug}/vote`);
  };
  const block = of('block');
  return (
    <div className="flex max-w-4xl flex-col gap-6">
      <header className="flex flex-col gap-3">
        <p className="measure text-ink-2">
          {t('lead', { order: desk.rule.order })} {t('seconders', { count: desk.rule.seconders })}{' '}
          {desk.rule.cutOffDays !== null && t('cutOff', { days: desk.rule.cutOffDays })}
        </p>
        <div className="flex flex-wrap gap-2">
          {desk.may.submit && desk.resolutionId && <SubmitDialog desk={desk} act={act} />}
          <LinkButton tone="line" href={`/f/${slug}/text`}>
            {t('toText')}
          </LinkButton>
        </div>
        {desk.closed && <Notice title={t('closed')}>{errorText({ code: desk.closed })}</Notice>}
        <FormMessage failure={failure} />
      </header>
      {desk.amendments.length === 0 && <EmptyState title={t('empty')}>{t('emptyBody')}</EmptyState>}
      {SECTIONS.map((section) => {
        const list = of(section);
        if (list.length === 0) return null;
        return (
          <section key={section} aria-labelledby={`section-${section}`}>
            <h2 id={`section-${section}`} className="text-xl font-semibold">
              {t(`section.${section}`)}
            </h2>
            {(section === 'block' || section === 'vote' || section === 'waiting') && (
              <p className="measure mt-1 text-ink-2">{t(`section.${section}Note`)}</p>
            )}
            {section === 'block' && desk.may.adoptBlock && (
              <div className="mt-3">
                <AlertDialog
                  trigger={
                    <Button tone="cinnabar" isDisabled={busy}>
                      {t('adoptBlock', { count: block.length })}
                    </Button>
                  }
                  title={t('adoptBlockTitle')}
                  confirm={t('adoptBlock', { count: block.length })}
                  tone="cinnabar"
                  onConfirm={() =>
                    run('adoptBlock', {
                      resolutionId: desk.resolutionId,
                      amendmentIds: block.map(({ id }) => id),
                    })
                  }
                >
                  <p>{t('adoptBlockNote')}</p>
                </AlertDialog>
              </div>
            )}
            <div className="mt-2 divide-y divide-line border-line border-y">
              {list.map((a) => (
                <AmendmentCard key={a.id} amendment={a} run={run} busy={busy} onPut={() => put(a.id)} />
              ))}
            </div>
          </section>
        );
      })}
    </div>
  );
}
