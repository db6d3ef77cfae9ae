'use client';
/** What can be done with the chosen proposals, at the thumb on a phone; the keys are named where there is a keyboard. */
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import type { ProposalView } from '#domain/proposal/views.ts';

export function DeskBar({
  chosen,
  marked,
  asking,
  groups,
  drafting,
  open,
  clear,
}: {
  chosen: readonly ProposalView[];
  /** Marked by hand; none: the one under the focus. */
  marked: number;
  asking: boolean;
  groups: number;
  drafting: boolean;
  open(which: 'take' | 'attach' | 'return'): void;
  clear(): void;
}) {
  const t = useTranslations('proposal');
  const numbers = chosen.map(({ number }) => t('number', { number })).join(', ');
  return (
    <div className="fixed inset-x-0 bottom-[calc(4rem+env(safe-area-inset-bottom))] z-bar border-line border-t bg-paper px-4 py-2.5 shadow-sheet lg:bottom-0 lg:left-60">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="min-w-0 text-sm" role="status">
          <span className="font-semibold tabular-nums">
            {marked > 0 ? t('selected', { count: marked }) : numbers}
          </span>{' '}
          {asking ? (
            <span>{t('pressNumber', { max: Math.min(9, groups) })}</span>
          ) : (
            <span className="hidden text-ink-2 xl:inline">{t('keys')}</span>
          )}
        </p>
        <div className="flex flex-wrap gap-2">
          <Button size="sm" tone="ink" isDisabled={!drafting} onPress={() => open('take')}>
            {t(chosen.length > 1 ? 'merge' : 'take')}
          </Button>
          <Button size="sm" isDisabled={!drafting} onPress={() => open('attach')}>
            {t('attach')}
          </Button>
          <Button size="sm" onPress={() => open('return')}>
            {t('return')}
          </Button>
          {marked > 0 && (
            <Button size="sm" tone="quiet" onPress={clear}>
              {t('clear')}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
