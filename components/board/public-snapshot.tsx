/** A published snapshot as everybody reads it, drawn from its own data alone. The same for the preview. */
import { useFormatter, useTranslations } from 'next-intl';
import { CheckSign, PencilSign, RingSign, SealSign, SlashSign } from '#components/ui/icons.tsx';
import type { PublicRow, Snapshot } from '#domain/recommendation/views.ts';
import { statusWord } from '#domain/recommendation/words.ts';

const SIGNS = {
  draft: PencilSign,
  open: RingSign,
  awaits: RingSign,
  done: CheckSign,
  declined: SlashSign,
  closed: SealSign,
};

/** A preview has no address yet: its files are named only. */
export function PublicSnapshot({ snapshot, slug }: { snapshot: Snapshot; slug: string | null }) {
  const t = useTranslations('answer.public');
  const { counts, rows } = snapshot;
  const groups = new Map<string, PublicRow[]>();
  for (const row of rows) {
    const key = row.addressees.join(', ');
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return (
    <>
      <p>{t('summary', { total: counts.open + counts.answered + counts.closed, ...counts })}</p>
      {[...groups].map(([names, list]) => (
        <section key={names}>
          <h2 className="j-subtitle text-xl">{names ? t('to', { names }) : t('own')}</h2>
          <ul className="j-list divide-y divide-line">
            {list.map((row) => (
              <li key={row.number} className="py-3">
                <Row row={row} profile={snapshot.profile} slug={slug} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Row({ row, profile, slug }: { row: PublicRow; profile: Snapshot['profile']; slug: string | null }) {
  const t = useTranslations('answer.public');
  const b = useTranslations('board');
  const format = useFormatter();
  const { key, look } = statusWord(profile, row);
  const SignOf = SIGNS[look];
  return (
    <>
      <p className="font-serif" style={{ fontFamily: 'var(--serif)' }}>
        {row.marker} {row.text}
      </p>
      <p className="j-status inline-flex items-center gap-1.5 text-sm font-medium">
        <SignOf />
        <span>{row.parts > 0 ? b('divided', { count: row.parts }) : b(key as never)}</span>
      </p>
      <p className="j-note text-sm text-ink-2">
        {[
          b('numero', { number: row.number }),
          row.deadlineText && t('deadline', { text: row.deadlineText }),
          row.circle && t('marked', row.circle),
          row.tracks.length > 0 &&
            b('fromTracks', { count: row.tracks.length, tracks: row.tracks.map((x) => `«${x}»`).join(', ') }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {row.outcomeNote && <p>{row.outcomeNote}</p>}
      {row.answer?.text && (
        <p>
          {t('answer', {
            day: format.dateTime(new Date(`${row.answer.on}T12:00:00Z`), 'date', { timeZone: 'UTC' }),
            text: row.answer.text,
          })}
        </p>
      )}
      {row.answer?.files && (
        <p className="j-note text-sm">
          {t('files')}:{' '}
          {row.answer.files.map((file, at) => (
            <span key={file.id}>
              {at > 0 && ', '}
              {slug === null ? (
                file.name
              ) : (
                <a className="underline" href={`/p/${slug}/files/${file.id}`} download>
                  {file.name}
                </a>
              )}
            </span>
          ))}
        </p>
      )}
    </>
  );
}
