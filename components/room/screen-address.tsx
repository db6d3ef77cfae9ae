'use client';
/** The address of a screen just opened: told once, to whoever opened it. */
import { useTranslations } from 'next-intl';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { LinkButton } from '#components/ui/link.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { Result } from '#domain/result.ts';

export type OpenScreen = (
  forumId: string,
  trackId?: string,
) => Promise<Result<{ id: string; token: string }>>;

export const addressOf = (token: string) => `${window.location.origin}/screen/${token}`;

export function ScreenAddress({ address }: { address: string }) {
  const t = useTranslations('screen');
  return (
    <Notice
      kind="awaits"
      title={t('address')}
      action={
        <span className="flex flex-wrap gap-2">
          <CopyButton text={address} />
          <LinkButton href={address} target="_blank" tone="ink">
            {t('launch')}
          </LinkButton>
        </span>
      }
    >
      <p className="break-all">
        <code>{address}</code>
      </p>
      <p>{t('copyHint')}</p>
    </Notice>
  );
}
