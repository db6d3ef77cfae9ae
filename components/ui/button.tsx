'use client';
/**
 * The button. While `pending` it keeps its width and its focus, says so to a screen reader and takes no second press.
 */
import { LoaderCircle } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { type ButtonSize, type ButtonTone, buttonClass } from './button-class.ts';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'isPending'> {
  tone?: ButtonTone;
  size?: ButtonSize;
  pending?: boolean;
  icon?: ReactNode;
  className?: string;
  children?: ReactNode;
}

export function Button({ tone, size, pending, icon, className, children, ...rest }: ButtonProps) {
  const t = useTranslations('ui');
  return (
    <AriaButton {...rest} isPending={pending} className={buttonClass(tone, size, className)}>
      {pending ? (
        <LoaderCircle aria-hidden className="size-5 shrink-0 animate-spin" />
      ) : (
        icon && <span className="inline-flex shrink-0 [&>svg]:size-5">{icon}</span>
      )}
      {children}
      {pending && <span className="sr-only">{t('pending')}</span>}
    </AriaButton>
  );
}

/** A button that is only an icon: the label is required, for ears and for the tooltip. */
export function IconButton({
  label,
  children,
  ...rest
}: Omit<ButtonProps, 'icon' | 'size'> & { label: string }) {
  return (
    <Button tone="quiet" {...rest} size="icon" aria-label={label}>
      <span className="inline-flex [&>svg]:size-5">{children}</span>
    </Button>
  );
}
