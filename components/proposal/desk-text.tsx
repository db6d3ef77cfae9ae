'use client';
/** The text beside the desk: its sections as targets, or why nothing can be taken in just now. */
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { LinkButton } from '#components/ui/link.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { EmptyState } from '#components/ui/states.tsx';
import type { DeskText } from './desk.tsx';
import { Targets } from './targets.tsx';

export function TextAside({
  slug,
  text,
  ready,
  asking,
  take,
  begin,
}: {
  slug: string;
  text: DeskText;
  ready: boolean;
  asking: boolean;
  take(groupId: string | null, ids: string[] | null): void;
  begin: () => Promise<void>;
}) {
  const t = useTranslations('proposal');
  const [pending, start] = useTransition();
  return (
    <aside aria-labelledby="targets" className="min-w-0 lg:sticky lg:top-20">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-2 border-ink border-b pb-2">
        <h2 id="targets" className="text-lg font-semibold">
          {t('targets')}
        </h2>
        {text.resolutionId && (
          <LinkButton size="sm" tone="quiet" href={`/f/${slug}/text`}>
            {t('openText')}
          </LinkButton>
        )}
      </div>
      {text.state === 'none' ? (
        <EmptyState
          compact
          title={t('noText')}
          action={
            <Button tone="ink" pending={pending} onPress={() => start(() => begin())}>
              {t('beginText')}
            </Button>
          }
        >
          {t('noTextBody')}
        </EmptyState>
      ) : (
        <>
          {text.state === 'drafting' ? (
            <p className="mb-3 hidden text-sm text-ink-2 lg:block">{t('targetsHint')}</p>
          ) : (
            <Notice kind="frozen" title={t('frozen')}>
              {t('frozenBody')}
            </Notice>
          )}
          <Targets groups={text.groups} ready={ready} asking={asking} take={take} />
        </>
      )}
    </aside>
  );
}
