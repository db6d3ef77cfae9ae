'use client';
/**
 * What every field has around its control: a label above, a hint below, a problem in words beside its icon.
 * Required is the rule; what may stay empty says so. A problem is ochre: cinnabar belongs to the assembly alone.
 */
import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { cx } from './cx.ts';

export const CONTROL = cx(
  'w-full min-h-11 rounded-control border border-edge bg-sheet px-3 py-2 text-base text-ink',
  'placeholder:text-ink-2 transition-colors hover:border-ink data-hovered:border-ink',
  'data-invalid:border-2 data-invalid:border-ochre',
  'disabled:opacity-55 disabled:cursor-not-allowed [&[readonly]]:bg-transparent',
);

export interface FieldTexts {
  label: ReactNode;
  hint?: ReactNode;
  /** A sentence, already in the reader's language. */
  error?: ReactNode;
  optional?: boolean;
}

export function FieldLabel({ children, optional }: { children: ReactNode; optional?: boolean }) {
  const t = useTranslations('ui');
  return (
    <Label className="text-sm font-medium text-ink">
      {children}
      {optional && <span className="ml-1 font-normal text-ink-2">{t('optional')}</span>}
    </Label>
  );
}

export function FieldFoot({ hint, error }: Pick<FieldTexts, 'hint' | 'error'>) {
  const t = useTranslations('ui');
  return (
    <>
      {hint && (
        <Text slot="description" className="text-sm text-ink-2">
          {hint}
        </Text>
      )}
      <FieldError className="flex items-start gap-1.5 text-sm font-medium text-ochre">
        {(state) => (
          <>
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            {/* The browser speaks its own language, which need not be the page's. */}
            <span>
              {error ??
                (state.validationDetails.valueMissing ? t('required') : state.validationErrors.join(' '))}
            </span>
          </>
        )}
      </FieldError>
    </>
  );
}

export const FIELD = 'flex min-w-0 flex-col gap-1';
