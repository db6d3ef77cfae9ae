'use client';
/** What stands on the sheet beside its blocks: the head, the groups' headings, and where something may be added. */
import { Plus, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Meta } from '#domain/resolution/draft.ts';
import { cx } from '../ui/cx.ts';
import type { Item } from './items.ts';
import { useSheet } from './sheet-context.ts';

const START = { block: 0, offset: 0 };

function QuietButton({ onClick, children, label }: { onClick(): void; children: ReactNode; label?: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onClick}
      className="inline-flex min-h-11 items-center gap-1.5 self-start rounded-control px-2 font-sans text-ink-2 text-sm hover:bg-sunk hover:text-ink print:hidden"
    >
      {children}
    </button>
  );
}

/** Event, date and place, as they are printed under the title. */
export function Head({ meta }: { meta: Meta }) {
  const t = useTranslations('editor');
  const sheet = useSheet();
  const { event, date, place, venue } = meta;
  const empty = [event, date, place, venue].every((text) => text === '');
  return (
    <header className="mb-6">
      {event !== '' && <p className="mt-1 text-balance text-center font-bold">{event}</p>}
      {(date !== '' || place !== '') && (
        <p className="mt-4 flex flex-wrap justify-between gap-x-8">
          <span>{date}</span>
          <span>{place}</span>
        </p>
      )}
      {venue !== '' && <p className="mt-2">{t('venueIs', { venue })}</p>}
      {sheet.mayShape && (
        <QuietButton onClick={() => sheet.open({ type: 'head' })}>
          {t(empty ? 'fillHead' : 'editHead')}
        </QuietButton>
      )}
    </header>
  );
}

export function GroupHeading({ item }: { item: Extract<Item, { type: 'heading' }> }) {
  const t = useTranslations('editor');
  const sheet = useSheet();
  const may = sheet.mayEdit({ group: item.group.id });
  const text = item.text || t('noAddressee');
  return (
    <h2 className={cx('mt-6 mb-1 text-pretty font-bold', item.text === '' && 'text-ochre')}>
      {may ? (
        <button
          type="button"
          className="min-h-11 rounded-control text-left font-[inherit] hover:bg-paper/60"
          aria-label={t('editGroup', { heading: text })}
          onClick={() => sheet.open({ type: 'group', id: item.group.id })}
        >
          {text}
        </button>
      ) : (
        text
      )}
    </h2>
  );
}

export function AddClause({ item }: { item: Extract<Item, { type: 'add' }> }) {
  const t = useTranslations('editor');
  const sheet = useSheet();
  const { live } = sheet;
  if (!live || !sheet.mayEdit({ group: item.group })) return null;
  const add = () => {
    const place = item.after ? { after: item.after } : {};
    sheet.edit({ id: live.actions.add({ kind: 'clause', group: item.group, place }), point: START });
  };
  return (
    <QuietButton onClick={add}>
      <Plus aria-hidden className="size-4" />
      {t('addClause')}
    </QuietButton>
  );
}

const PARTS = ['title', 'preamble', 'participants', 'tracks', 'closing'] as const;

/** New groups and parts of the text, at the end of the sheet. */
export function AddParts({ empty }: { empty: boolean }) {
  const t = useTranslations('editor');
  const sheet = useSheet();
  const { live } = sheet;
  if (!live || !sheet.mayShape) return null;
  const group = () => {
    const id = live.actions.addGroup({ verb: t('defaultVerb'), markerStyle: 'cyrillic' });
    sheet.open({ type: 'group', id });
  };
  return (
    <div className="mt-8 flex flex-col border-line border-t pt-3 font-sans print:hidden">
      {empty && <p className="py-2 text-ink-2">{t('emptyText')}</p>}
      <QuietButton onClick={group}>
        <Plus aria-hidden className="size-4" />
        {t('addGroup')}
      </QuietButton>
      <div className="flex flex-wrap">
        {PARTS.map((kind) => (
          <QuietButton
            key={kind}
            onClick={() => sheet.edit({ id: live.actions.add({ kind }), point: START })}
          >
            <Plus aria-hidden className="size-4" />
            {t(`add.${kind}`)}
          </QuietButton>
        ))}
      </div>
    </div>
  );
}

/** Somebody typed in a clause that was taken out meanwhile: nothing is dropped, a person decides. */
export function LateNotice({ count }: { count: number }) {
  const t = useTranslations('editor');
  const sheet = useSheet();
  if (count === 0) return null;
  return (
    <div className="mx-auto mb-3 flex max-w-[50rem] flex-wrap items-center gap-3 rounded-control border border-ochre bg-ochre-wash px-3 py-1 font-sans text-ochre text-sm print:hidden">
      <TriangleAlert aria-hidden className="size-5 shrink-0" />
      <span className="grow">{t('late.notice', { count })}</span>
      <QuietButton onClick={() => sheet.open({ type: 'late' })}>{t('late.open')}</QuietButton>
    </div>
  );
}
