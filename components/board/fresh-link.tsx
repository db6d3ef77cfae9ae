'use client';
/** A link that was just made, shown this once: words to copy and a picture to point a phone at. */
import { useTranslations } from 'next-intl';
import { CopyButton } from '#components/ui/copy-button.tsx';

export function FreshLink({ url, qr }: { url: string; qr: string }) {
  const t = useTranslations('board.letters');
  return (
    <div className="mt-2 flex flex-col gap-3 border-cinnabar border-l-4 pl-4">
      <p className="font-medium">{t('linkOnce')}</p>
      <p className="break-all rounded-control bg-sunk px-3 py-2 font-medium">{url}</p>
      <div>
        <CopyButton text={url} label={t('copyLink')} />
      </div>
      {/* biome-ignore lint/performance/noImgElement: made here, nothing to optimise */}
      <img src={`data:image/svg+xml,${encodeURIComponent(qr)}`} alt={t('qr')} className="size-48" />
    </div>
  );
}
