'use client';
/** What a reader can do with a clause: opened by a tap, a long press or Enter. The words themselves can be selected here. */
import { useTranslations } from 'next-intl';
import type { Block } from '#domain/resolution/draft.ts';
import { bodyText } from '#domain/resolution/model.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { LinkButton } from '../ui/link.tsx';
import { useSheet } from './sheet-context.ts';

export function ActionsPanel({ block, marker, onClose }: { block: Block; marker: string; onClose(): void }) {
  const t = useTranslations('editor');
  const { suggest, remark, storyHref } = useSheet();
  const then = (work: () => void) => () => {
    onClose();
    work();
  };
  return (
    <Dialog
      isOpen
      size="sm"
      onOpenChange={(open) => open || onClose()}
      title={t('actions.title', { marker: marker || '–' })}
    >
      <div className="flex flex-col gap-4">
        <p className="max-h-48 overflow-y-auto border-line border-l-4 pl-3 font-serif">
          {bodyText(block.body) || t('panel.noText')}
        </p>
        <div className="flex flex-col gap-2">
          {suggest && (
            <Button tone="ink" onPress={then(() => suggest({ id: block.id, words: null }))}>
              {t('suggest')}
            </Button>
          )}
          {remark && (
            <Button onPress={then(() => remark({ id: block.id, quote: '', from: 0 }))}>
              {t('actions.remark')}
            </Button>
          )}
          {storyHref && <LinkButton href={storyHref(block.id)}>{t('actions.story')}</LinkButton>}
        </div>
      </div>
    </Dialog>
  );
}
