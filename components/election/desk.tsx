'use client';
/** «Выборы»: all elections of a forum, the newest first, and the posts that came of them. */
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useView } from '#components/live/use-view.ts';
import type { ElectionDesk as Desk, TermView } from '#domain/election/views.ts';
import { Button } from '../ui/button.tsx';
import { LinkButton } from '../ui/link.tsx';
import { EmptyState } from '../ui/states.tsx';
import { useAct } from '../vote/use-act.ts';
import type { ElectionAct } from './act.ts';
import { ElectionCard } from './card.tsx';
import { OpenElection } from './open-form.tsx';

export function ElectionDesk({ initial, slug, act }: { initial: Desk; slug: string; act: ElectionAct }) {
  const t = useTranslations('election.desk');
  const [adding, setAdding] = useState(false);
  const { data } = useView<Desk>('election.desk', initial.forumId, initial);
  const desk = data ?? initial;
  const { elections, terms, ready, extended } = desk;
  const none = elections.length === 0;
  const form = ready && extended && (
    <OpenElection forumId={desk.forumId} secrecy={ready.secrecy} notice={ready.notice} act={act} />
  );
  if (none && !form)
    return ready ? (
      <EmptyState
        title={t('plain')}
        action={<LinkButton href={`/f/${slug}/settings`}>{t('toSettings')}</LinkButton>}
      >
        {t('plainBody')}
      </EmptyState>
    ) : (
      <EmptyState title={t('empty')}>{t('emptyBody')}</EmptyState>
    );
  return (
    <div className="flex flex-col gap-8">
      {none && (
        <section aria-labelledby="new-election">
          <h2 id="new-election" className="mb-1 font-semibold text-xl">
            {t('openTitle')}
          </h2>
          <p className="measure mb-4 text-ink-2">{t('emptyBody')}</p>
          {form}
        </section>
      )}
      {elections.map((election) => (
        <ElectionCard key={election.id} election={election} desk={desk} slug={slug} act={act} />
      ))}
      {terms.length > 0 && <Terms terms={terms} act={act} />}
      {!none &&
        form &&
        (adding ? (
          <section aria-labelledby="new-election">
            <h2 id="new-election" className="mb-4 font-semibold text-xl">
              {t('openTitle')}
            </h2>
            {form}
          </section>
        ) : (
          <div>
            <Button tone="line" onPress={() => setAdding(true)}>
              {t('openTitle')}
            </Button>
          </div>
        ))}
    </div>
  );
}

function Terms({ terms, act }: { terms: readonly TermView[]; act: ElectionAct }) {
  const t = useTranslations('election');
  const format = useFormatter();
  const { run, pending } = useAct(act);
  const day = (iso: string) => format.dateTime(new Date(`${iso}T12:00:00Z`), 'date');
  return (
    <section aria-labelledby="terms" className="max-w-3xl">
      <h2 id="terms" className="mb-2 font-semibold text-lg">
        {t('term.title')}
      </h2>
      <ul className="divide-y divide-line border-line border-y">
        {terms.map((one) => (
          <li key={one.id} className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-2 py-2">
            <span className="min-w-0 grow basis-64">
              {t('term.line', {
                name: one.name,
                post: t(`post.${one.post}`, { title: one.title }),
                since: day(one.since),
                until: one.until ? day(one.until) : 'none',
              })}
            </span>
            {one.officeGiven ? (
              <span className="text-ink-2 text-sm">{t('term.given')}</span>
            ) : (
              one.may.giveOffice && (
                <Button
                  size="sm"
                  tone="line"
                  isDisabled={pending !== null}
                  onPress={() => run('giveOffice', { termId: one.id })}
                >
                  {t('term.give')}
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
