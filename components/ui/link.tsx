'use client';
/**
 * Links: real anchors that also navigate on the client through the RouterProvider of the layout.
 */
import type { ReactNode } from 'react';
import { Link as AriaLink, type LinkProps as AriaLinkProps } from 'react-aria-components';
import { type ButtonSize, type ButtonTone, buttonClass } from './button-class.ts';
import { cx } from './cx.ts';

interface Props extends Omit<AriaLinkProps, 'className' | 'children'> {
  href: string;
  className?: string;
  children: ReactNode;
}

/** A link inside text or a list. */
export function TextLink({ className, ...rest }: Props) {
  return (
    <AriaLink
      {...rest}
      className={cx(
        'text-ink underline decoration-edge decoration-1 underline-offset-3 transition-colors hover:decoration-ink hover:decoration-2',
        className,
      )}
    />
  );
}

/** A link without any look of its own: rails, cards, rows. */
export function BareLink(props: Props) {
  return <AriaLink {...props} />;
}

/** A link that looks like a button, for what leads to an action. */
export function LinkButton({
  tone,
  size,
  icon,
  className,
  children,
  ...rest
}: Props & { tone?: ButtonTone; size?: ButtonSize; icon?: ReactNode }) {
  return (
    <AriaLink {...rest} className={buttonClass(tone, size, className)}>
      {icon && <span className="inline-flex shrink-0 [&>svg]:size-5">{icon}</span>}
      {children}
    </AriaLink>
  );
}
