'use client';
/** A menu of actions behind one button. Items are data: a link, or a name handed to `onAction`. */
import { EllipsisVertical } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { IconButton } from './button.tsx';
import { cx } from './cx.ts';

export interface MenuEntry {
  id: string;
  label: string;
  note?: string;
  href?: string;
  icon?: ReactNode;
  disabled?: boolean;
  /** What the assembly decides by it, or what cannot be taken back. */
  decisive?: boolean;
}

export function Menu({
  label,
  trigger,
  items,
  onAction,
}: {
  label: string;
  /** A Button; by default three dots. */
  trigger?: ReactNode;
  items: readonly MenuEntry[];
  onAction?: (id: string) => void;
}) {
  const t = useTranslations('ui');
  return (
    <MenuTrigger>
      {trigger ?? (
        <IconButton label={label || t('more')}>
          <EllipsisVertical aria-hidden />
        </IconButton>
      )}
      <Popover className="z-float min-w-56 max-w-[calc(100vw-2rem)] overflow-auto rounded-control border border-line bg-sheet py-1 shadow-sheet data-entering:animate-appear">
        <AriaMenu
          aria-label={label}
          data-no-ring
          items={items as MenuEntry[]}
          disabledKeys={items.filter((item) => item.disabled).map((item) => item.id)}
          onAction={(key) => onAction?.(String(key))}
        >
          {(item) => (
            <MenuItem
              id={item.id}
              href={item.href}
              textValue={item.label}
              data-no-ring
              className={cx(
                'flex min-h-11 cursor-pointer items-center gap-3 px-4 py-2 text-base data-disabled:cursor-not-allowed data-disabled:opacity-45 data-focused:bg-sunk',
                item.decisive ? 'text-cinnabar' : 'text-ink',
              )}
            >
              {item.icon && <span className="inline-flex shrink-0 [&>svg]:size-5">{item.icon}</span>}
              <span>
                {item.label}
                {item.note && <span className="block text-sm text-ink-2">{item.note}</span>}
              </span>
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
