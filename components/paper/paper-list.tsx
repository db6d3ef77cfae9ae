/** The papers one under the other: what it is, whether it is ready, what to look at, and its files. Works in server pages. */
import { useTranslations } from 'next-intl';
import { StatusMark } from '#components/ui/badge.tsx';
import { TextLink } from '#components/ui/link.tsx';
import type { PaperFormat, PaperItem, PaperNote } from '#domain/paper/views.ts';

/** Where a person mends what a note speaks of. */
const PLACE = {
  no_adopted: '/vote',
  no_votes: '/vote',
  no_people: '/people',
  no_presence: '/desk',
  no_programme: '/programme/paste',
  no_speakers: '/programme/paste',
  not_sent: '/letters',
  no_chair: '/papers#details',
  no_secretary: '/papers#details',
  no_number: '/papers#details',
  genitive_unsure: '/papers#details',
  no_feedback: '/papers#feedback',
} as const satisfies Partial<Record<PaperNote, string>>;
type Mended = keyof typeof PLACE;
const mended = (note: PaperNote): note is Mended => note in PLACE;

export function PaperList({ items, base, slug }: { items: PaperItem[]; base: string; slug: string }) {
  const t = useTranslations('paper');
  return (
    <ul className="divide-y divide-line border-line border-y">
      {items.map((item) => (
        <li key={item.key} className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[minmax(0,1fr)_auto]">
          <div className="min-w-0">
            <h3 className="font-medium">
              {t(`kind.${item.kind}`)}
              {item.of && <span className="font-normal text-ink-2"> · {item.of}</span>}
            </h3>
            {!item.ready && (
              <StatusMark status="draft" quiet>
                {t('missing')}
              </StatusMark>
            )}
            {item.notes.map((note) => (
              <p key={note} className="text-sm text-ink-2">
                {t(`note.${note}`)}{' '}
                {mended(note) && <TextLink href={`/f/${slug}${PLACE[note]}`}>{t(`mend.${note}`)}</TextLink>}
              </p>
            ))}
          </div>
          {item.ready && (
            <p className="flex flex-wrap items-start gap-x-4 gap-y-1">
              {item.formats.map((format) => (
                <Take key={format} item={item} format={format} base={base} />
              ))}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Take({ item, format, base }: { item: PaperItem; format: PaperFormat; base: string }) {
  const t = useTranslations('paper');
  const what = [t(`kind.${item.kind}`), item.of].filter(Boolean).join(', ');
  return (
    <a
      href={`${base}/${item.key}/${format}`}
      download
      aria-label={t('takeOne', { what, format: t(`format.${format}`) })}
      className="inline-flex min-h-11 items-center underline underline-offset-2 hover:no-underline sm:min-h-8"
    >
      {t(`format.${format}`)}
    </a>
  );
}
