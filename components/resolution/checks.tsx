'use client';
/** Soft checks before a vote: hints by clause, problems of the whole. They forbid nothing but what freezing itself forbids. */
import { useTranslations } from 'next-intl';
import { layout } from '#domain/resolution/layout.ts';
import type { DraftPageView } from '#domain/resolution/views.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { HintLines } from './hint-lines.tsx';

export function Checks({ view }: { view: DraftPageView }) {
  const t = useTranslations('resolution.checks');
  const count = countOf(view);
  return (
    <Disclosure title={`${t('title')}: ${count === 0 ? t('clean') : t('count', { count })}`}>
      {count > 0 && <p className="mb-2 text-sm text-ink-2">{t('note')}</p>}
      <Hints view={view} />
    </Disclosure>
  );
}

export const countOf = ({ problems, hints }: DraftPageView): number =>
  problems.length + hints.reduce((sum, one) => sum + one.hints.length, 0);

/** Problems of the whole, then the hints clause by clause. */
export function Hints({ view }: { view: DraftPageView }) {
  const t = useTranslations('resolution.checks');
  const { hints, problems, snapshot } = view;
  const markers = new Map(
    layout(snapshot).sections.flatMap((s) =>
      s.type === 'block' ? [] : s.clauses.map(({ block, marker }) => [block.id, marker] as const),
    ),
  );
  return (
    <ul className="flex flex-col gap-1.5 text-sm">
      {problems.map(({ code }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: problems have no identity
        <li key={at} className="text-ochre">
          {t(`problem.${code}`)}
        </li>
      ))}
      <HintLines
        clauses={hints.map(({ id, hints: list }) => ({ id, marker: markers.get(id) ?? '', hints: list }))}
      />
    </ul>
  );
}
