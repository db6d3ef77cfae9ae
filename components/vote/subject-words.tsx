/** What is voted on in its own words: the question, one clause, an amendment, a block. Works in server pages too. */
import { useTranslations } from 'next-intl';
import type { VoteView } from '#domain/vote/views.ts';
import { ChangeWords } from '../amendment/change.tsx';
import { Whole } from '../amendment/diff.tsx';

type Titled = Pick<VoteView, 'question' | 'matter' | 'subject'>;

/** `t` of the namespace `vote`. */
export function voteTitle(
  t: ReturnType<typeof useTranslations<'vote'>>,
  { question, matter, subject }: Titled,
): string {
  if (question) return question;
  if (subject?.kind === 'clause') return t('subject.clause', { marker: subject.marker });
  const [only, ...more] = subject?.items ?? [];
  if (only && more.length === 0)
    return t('subject.amendment', { number: only.number, marker: only.marker || 'none' });
  return t(`matter.${matter}`);
}

export function SubjectWords({ subject }: { subject: VoteView['subject'] }) {
  const t = useTranslations('vote.subject');
  if (!subject) return null;
  if (subject.kind === 'clause')
    return (
      <div>
        <p className="text-sm text-ink-2">{subject.heading}</p>
        <Whole type="same" text={`${subject.marker} ${subject.text}`} />
      </div>
    );
  return (
    <ul className="j-plain flex flex-col gap-4">
      {subject.items.map((item) => (
        <li key={item.id}>
          {subject.items.length > 1 && (
            <p className="font-medium">
              {t('amendment', { number: item.number, marker: item.marker || 'none' })}
            </p>
          )}
          {item.op === 'delete' && <p className="text-sm text-ink-2">{t('delete')}</p>}
          {item.op === 'add' && <p className="text-sm text-ink-2">{t('add')}</p>}
          <ChangeWords of={item} />
        </li>
      ))}
    </ul>
  );
}
