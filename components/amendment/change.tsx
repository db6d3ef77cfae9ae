/** What an amendment does to the text, as words on paper: shared by the desk, the vote and the phone's ballot. */
import { useTranslations } from 'next-intl';
import { wordDiff } from '#domain/amendment/words.ts';
import type { AmendmentSubject } from '#domain/vote/kinds.ts';
import { Diff, Whole } from './diff.tsx';

type Change = Omit<AmendmentSubject, 'id' | 'number'>;

export function ChangeWords({ of }: { of: Change }) {
  const t = useTranslations('vote.subject');
  return (
    <div className="flex flex-col gap-1">
      {of.op === 'replace' && <Diff parts={wordDiff(of.base, of.text)} />}
      {of.op === 'delete' && <Whole type="del" text={of.base} />}
      {of.op === 'add' && <Whole type="ins" text={of.text} />}
      {of.op === 'move' && (
        <>
          <p className="text-sm text-ink-2">{t('move', { marker: of.marker, to: of.toMarker || 'none' })}</p>
          <Whole type="same" text={of.base} />
        </>
      )}
      {of.op === 'merge' && (
        <>
          <p className="text-sm text-ink-2">{t('merge', { to: of.toMarker })}</p>
          <Whole type="same" text={of.base} />
        </>
      )}
      {of.op === 'split' && (
        <>
          <p className="text-sm text-ink-2">{t('split')}</p>
          <Diff parts={wordDiff(of.base, of.text)} />
          <Whole type="ins" text={of.tail} />
        </>
      )}
      <Facts owner={of.owner} deadlineText={of.deadlineText} />
    </div>
  );
}

function Facts({ owner, deadlineText }: { owner: string | null; deadlineText: string | null }) {
  const t = useTranslations('amendment');
  const facts = [
    owner && t('owner', { owner }),
    deadlineText && t('deadline', { deadline: deadlineText }),
  ].filter(Boolean);
  return facts.length > 0 ? <p className="text-sm text-ink-2">{facts.join(' · ')}</p> : null;
}
