'use client';
/** What the tables wrote twice, side by side: one tap keeps one, and where both came from stays with it. */
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { alikeAmong } from '#domain/proposal/alike.ts';
import type { ProposalView } from '#domain/proposal/views.ts';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { useSource } from './source.tsx';
import type { Decide } from './use-decide.ts';

export function AlikePanel({
  proposals,
  decide,
  resolutionId,
}: {
  proposals: readonly ProposalView[];
  decide: Decide;
  /** Null while no text is written: then only what is on the desk can be joined. */
  resolutionId: string | null;
}) {
  const [t, c] = [useTranslations('proposal.alike'), useTranslations('common')];
  const source = useSource();
  const byId = useMemo(() => new Map(proposals.map((p) => [p.id, p])), [proposals]);
  const groups = useMemo(
    () =>
      alikeAmong(
        proposals.filter(({ state, clauseId }) => state === 'submitted' || (state === 'taken' && clauseId)),
      )
        .map(({ ids, how }) => ({ how, list: ids.flatMap((id) => byId.get(id) ?? []) }))
        // One of them at least is still to be decided about.
        .filter(({ list }) => list.some(({ state }) => state === 'submitted')),
    [proposals, byId],
  );
  if (groups.length === 0) return null;
  const keep = (kept: ProposalView, list: ProposalView[]) => {
    const others = list.filter((p) => p !== kept && p.state === 'submitted').map(({ id }) => id);
    const said = t('joined', { number: kept.number });
    return kept.state === 'taken'
      ? decide.run(
          'proposal.take',
          { resolutionId, proposalIds: others, groupId: null, clauseId: kept.clauseId },
          said,
        )
      : decide.run('proposal.join', { keepId: kept.id, otherIds: others }, said);
  };
  return (
    <div className="mb-6">
      <Disclosure title={t('title', { count: groups.length })} open>
        <p className="measure mb-2 text-ink-2">{t('note')}</p>
        <ul className="divide-y divide-line border-line border-y">
          {groups.map(({ how, list }) => (
            <li key={list.map(({ id }) => id).join()} className="py-4">
              <p className="mb-2 text-sm font-medium">{t(how)}</p>
              <ul className="grid gap-4 md:grid-cols-2">
                {list.map((p) => (
                  <li key={p.id} className="flex min-w-0 flex-col gap-2 border-line border-l-4 pl-3">
                    <p className="text-sm text-ink-2">
                      {c('numero', { number: p.number })}, {source(p)}
                    </p>
                    <p className="font-serif whitespace-pre-line wrap-anywhere">{p.text}</p>
                    {(p.state === 'submitted' || resolutionId) &&
                      list.some((other) => other !== p && other.state === 'submitted') && (
                        <div>
                          <Button
                            size="sm"
                            tone="line"
                            isDisabled={decide.pending}
                            aria-label={`${t(p.state === 'taken' ? 'attach' : 'keep')}: ${c('numero', { number: p.number })}`}
                            onPress={() => keep(p, list)}
                          >
                            {t(p.state === 'taken' ? 'attach' : 'keep')}
                          </Button>
                        </div>
                      )}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}
