'use client';
/** What is right where it is no option that could be ticked: words, a number, an order, pairs; and the ends of a scale. */
import { useTranslations } from 'next-intl';
import type { Draft } from '#domain/quiz/import/types.ts';

export function SolutionText({ question }: { question: Pick<Draft, 'kind' | 'options' | 'key' | 'parts'> }) {
  const t = useTranslations('quiz');
  const { kind, options = [], key = {}, parts = {} } = question;
  const text = (list: readonly { id: string; text: string }[], id: string) =>
    list.find((one) => one.id === id)?.text ?? '';
  if (kind === 'scale' && parts.scale) {
    const { from, to, low, high } = parts.scale;
    return <p className="text-ink-2">{t('scaleOf', { from, to, low: low || '—', high: high || '—' })}</p>;
  }
  if (kind === 'order' && key.order)
    return (
      <ol className="list-decimal pl-6 font-semibold text-green">
        {key.order.map((id) => (
          <li key={id}>{text(options, id)}</li>
        ))}
      </ol>
    );
  if (kind === 'match' && key.pairs) {
    const used = new Set(key.pairs.map(({ right }) => right));
    const free = (parts.targets ?? []).filter(({ id }) => !used.has(id));
    return (
      <>
        <ul className="font-semibold text-green">
          {key.pairs.map(({ left, right }) => (
            <li key={left}>{`${text(options, left)} — ${text(parts.targets ?? [], right)}`}</li>
          ))}
        </ul>
        {free.length > 0 && (
          <p className="text-ink-2">{t('freeTargets', { list: free.map((one) => one.text).join('; ') })}</p>
        )}
      </>
    );
  }
  if (!key.values) return null;
  const more = [
    key.closest && t('closest'),
    key.tolerance ? t('tolerance', { value: key.tolerance }) : '',
    key.typos ? t('typos', { count: key.typos }) : '',
    key.matchCase && t('matchCase'),
  ].filter(Boolean);
  return (
    <p>
      <span className="font-semibold text-green">{key.values.join(' / ')}</span>
      {more.length > 0 && <span className="text-ink-2"> · {more.join(' · ')}</span>}
    </p>
  );
}
