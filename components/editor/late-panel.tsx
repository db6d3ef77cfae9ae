'use client';
/** Edits that came into clauses already taken out or merged: both texts, one choice. */
import { useTranslations } from 'next-intl';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import type { DraftView } from './draft-store.ts';
import { useSheet } from './sheet-context.ts';

export function LatePanel({ view, onClose }: { view: DraftView; onClose(): void }) {
  const t = useTranslations('editor.late');
  const { live } = useSheet();
  return (
    <Dialog isOpen size="lg" onOpenChange={(open) => !open && onClose()} title={t('title')}>
      {view.late.length === 0 && <p>{t('none')}</p>}
      <ul className="flex flex-col gap-6">
        {view.late.map((edit) => (
          <li key={edit.id} className="flex flex-col gap-2 border-line border-b pb-4">
            <p className="text-ink-2 text-sm">{t(edit.how)}</p>
            <dl className="grid gap-2 sm:grid-cols-2">
              <div>
                <dt className="font-semibold text-sm">{t('before')}</dt>
                <dd className="whitespace-pre-wrap font-serif">{edit.before || '–'}</dd>
              </div>
              <div>
                <dt className="font-semibold text-sm">{t('now')}</dt>
                <dd className="whitespace-pre-wrap font-serif">{edit.now || '–'}</dd>
              </div>
            </dl>
            <div className="flex flex-wrap gap-2">
              <Button onPress={() => live?.actions.restore(edit.id)}>{t('restore')}</Button>
              <Button onPress={() => live?.actions.settle(edit.id)}>{t('settle')}</Button>
            </div>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
