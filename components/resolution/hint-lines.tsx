/**
 * Clause by clause: who, by when, what result, two actions in one, a doubled word, a school without its number. Works in
 * server pages and on the client.
 */
import { useTranslations } from 'next-intl';
import type { VoteChecks } from '#domain/resolution/views.ts';
import { Disclosure } from '../ui/disclosure.tsx';

export function HintLines({ clauses }: Pick<VoteChecks, 'clauses'>) {
  const t = useTranslations('resolution.checks');
  return clauses.map(({ id, marker, hints }) => (
    <li key={id} className="flex gap-2">
      <span className="shrink-0 font-serif text-cinnabar">{marker}</span>
      <span className="min-w-0">
        {hints
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
  ));
}

/** Beside the form of a vote, before the hall is asked; it forbids nothing. */
export function VoteHints({ checks }: { checks: VoteChecks }) {
  const t = useTranslations('resolution.checks');
  const count = checks.clauses.reduce((sum, { hints }) => sum + hints.length, 0);
  return (
    <Disclosure
      className="mt-6 max-w-3xl"
      title={`${t('title')}: ${count === 0 ? t('clean') : t('count', { count })}`}
    >
      {count > 0 && <p className="mb-2 text-sm text-ink-2">{t('note')}</p>}
      <ul className="flex flex-col gap-1.5 text-sm">
        <HintLines clauses={checks.clauses} />
      </ul>
    </Disclosure>
  );
}
