'use client';
/** The keys that work on this screen, from the same list that makes them work. */
import { useTranslations } from 'next-intl';
import { Dialog } from '#components/ui/dialog.tsx';
import { Keys } from '#components/ui/keys.tsx';
import { useCommandList } from './commands.tsx';

export default function KeyHelp({ onClose }: { onClose: () => void }) {
  const t = useTranslations('shell');
  const own = useCommandList().filter((command) => command.key && command.keyLabel);
  const lines = [
    ...own.map((command) => ({ id: command.id, label: command.label, keys: command.keyLabel ?? '' })),
    { id: 'palette', label: t('search'), keys: 'Ctrl K' },
    { id: 'keys', label: t('keys'), keys: '?' },
    { id: 'escape', label: t('closeTop'), keys: 'Esc' },
  ];
  return (
    <Dialog isOpen onOpenChange={(open) => open || onClose()} title={t('keys')} size="md">
      <dl className="divide-y divide-line">
        {lines.map((line) => (
          <div key={line.id} className="flex items-center gap-4 py-2">
            <dt className="grow">{line.label}</dt>
            <dd>
              <Keys keys={line.keys} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-sm text-ink-2">{t('keysNote')}</p>
    </Dialog>
  );
}
