'use client';
/** Two versions as one text: what changed in full, what stayed as a count. */
import { useTranslations } from 'next-intl';
import { Fragment, type ReactNode } from 'react';
import type { ComparedBlock, ComparedSection, Comparison } from '#domain/resolution/compare.ts';
import { cx } from '../ui/cx.ts';
import { WordDiff } from '../ui/word-diff.tsx';

export function ComparisonText({ comparison }: { comparison: Comparison }) {
  const t = useTranslations('editor.history');
  const { head, sections, counts } = comparison;
  const nothing = head.length === 0 && Object.values(counts).every((count) => count === 0);
  const headings = sections.some(({ headingBefore }) => headingBefore !== null);
  if (nothing && !headings) return <p className="text-ink-2">{t('nothing')}</p>;
  return (
    <div className="flex flex-col gap-3">
      <p className="text-ink-2 text-sm">{t('counts', counts)}</p>
      {head.map(({ field, before, after }) => (
        <Changed key={field} label={t(`head.${field}`)} before={before} after={after} />
      ))}
      {sections.map((section) => (
        <SectionOf key={section.id} section={section} />
      ))}
    </div>
  );
}

const touched = ({ what, moved }: ComparedBlock) => what !== 'same' || moved;

function SectionOf({ section }: { section: ComparedSection }) {
  const t = useTranslations('editor.history');
  const { heading, headingBefore, blocks } = section;
  if (headingBefore === null && !blocks.some(touched)) return null;
  const rows: ReactNode[] = [];
  let same = 0;
  const skip = () => {
    if (same > 0 && heading !== '')
      rows.push(
        <p key={`same-${rows.length}`} className="text-ink-2 text-sm">
          {t('unchanged', { count: same })}
        </p>,
      );
    same = 0;
  };
  for (const block of blocks) {
    if (!touched(block)) {
      same += 1;
      continue;
    }
    skip();
    rows.push(<BlockOf key={block.id} block={block} heading={heading} />);
  }
  skip();
  return (
    <section className="flex flex-col gap-2">
      {heading !== '' && (
        <h3 className="font-bold font-serif">
          {headingBefore !== null && <del className="mr-1 bg-ochre-wash text-ochre">{headingBefore}</del>}
          {heading}
        </h3>
      )}
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows keep their own keys inside
        <Fragment key={at}>{row}</Fragment>
      ))}
    </section>
  );
}

function BlockOf({ block, heading }: { block: ComparedBlock; heading: string }) {
  const t = useTranslations('editor.history');
  const { what, moved, marker, from, into, parts, owner, deadline } = block;
  const words = [
    what !== 'same' && what !== 'changed' && t(`what.${what}`, { into: into || '–' }),
    moved &&
      t('moved', {
        marker: from?.marker || '–',
        // Under the same heading it need not be said again.
        heading: from?.heading && from.heading !== heading ? from.heading : t('sameGroup'),
      }),
  ].filter((word): word is string => word !== false);
  return (
    <div
      className={cx(
        'flex gap-2 border-l-4 pl-3',
        what === 'added'
          ? 'border-green'
          : what === 'removed' || what === 'merged'
            ? 'border-ochre'
            : 'border-line',
      )}
    >
      <span className="min-w-8 shrink-0 font-serif text-ink-2">{marker}</span>
      <div className="min-w-0 grow">
        {words.length > 0 && <p className="font-medium text-sm">{words.join('; ')}</p>}
        <p className="font-serif">
          <WordDiff parts={parts} />
        </p>
        {owner && <Changed label={t('owner')} {...owner} />}
        {deadline && <Changed label={t('deadline')} {...deadline} />}
      </div>
    </div>
  );
}

function Changed({ label, before, after }: { label: string; before: string; after: string }) {
  return (
    <p className="text-sm">
      <span className="text-ink-2">{label}: </span>
      {before !== '' && <del className="bg-ochre-wash text-ochre">{before}</del>}{' '}
      {after !== '' && <ins className="bg-green-wash font-semibold text-green no-underline">{after}</ins>}
    </p>
  );
}
