/**
 * Links: plain anchors, rendered like any other text. A click on one marked `data-nav` is turned into navigation on the
 * client by one listener in the layout (components/ui/follow-links.tsx); without script it is a link all the same.
 */
import type { ComponentPropsWithoutRef, ReactNode } from 'react';
import { type ButtonSize, type ButtonTone, buttonClass } from './button-class.ts';
import { cx } from './cx.ts';

interface Props extends Omit<ComponentPropsWithoutRef<'a'>, 'href'> {
  href: string;
}

/** A link inside text or a list. */
export function TextLink({ className, ...rest }: Props) {
  return (
    <BareLink
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
  return <a {...props} data-nav="" />;
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
    <BareLink {...rest} className={buttonClass(tone, size, className)}>
      {icon && <span className="inline-flex shrink-0 [&>svg]:size-5">{icon}</span>}
      {children}
    </BareLink>
  );
}
