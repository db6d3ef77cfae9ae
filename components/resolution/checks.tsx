'use client';
/** Soft checks before a vote: hints by clause, problems of the whole. They forbid nothing but what freezing itself forbids. */
import { useTranslations } from 'next-intl';
import { layout } from '#domain/resolution/layout.ts';
import type { DraftPageView } from '#domain/resolution/views.ts';
import { Disclosure } from '../ui/disclosure.tsx';

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

/** Clause by clause: who, by when, what result, two actions in one, a doubled word, a school without its number. */
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
      {hints.map(({ id, hints: list }) => (
        <li key={id} className="flex gap-2">
          <span className="shrink-0 font-serif text-cinnabar">{markers.get(id)}</span>
          <span className="min-w-0">
            {list
              .map(({ code, params = {} }) =>
                t(`hint.${code}`, {
                  text: params.text ?? '',
                  count: params.count ?? '',
                  word: params.word ?? '',
                  school: params.school ?? '',
                }),
              )
              .join('; ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
