'use client';
/**
 * A dialog names its object in full and has one way out that changes nothing. On a phone it is a sheet from below.
 * AlertDialog is for what cannot be taken back; its button carries the verb, never «ОК».
 */
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button, IconButton } from './button.tsx';
import { cx } from './cx.ts';

interface Opening {
  /** The element that opens it; leave out when `isOpen` is driven from outside. */
  trigger?: ReactNode;
  isOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
}

const WIDTHS = { sm: 'sm:max-w-md', md: 'sm:max-w-xl', lg: 'sm:max-w-3xl' };

export interface DialogProps extends Opening {
  title: ReactNode;
  size?: keyof typeof WIDTHS;
  role?: 'dialog' | 'alertdialog';
  dismissable?: boolean;
  footer?: ReactNode | ((close: () => void) => ReactNode);
  children: ReactNode | ((close: () => void) => ReactNode);
}

export function Dialog({
  trigger,
  isOpen,
  onOpenChange,
  title,
  size = 'md',
  role = 'dialog',
  dismissable = true,
  footer,
  children,
}: DialogProps) {
  const t = useTranslations('ui');
  const overlay = (
    <ModalOverlay
      {...(trigger ? {} : { isOpen, onOpenChange })}
      isDismissable={dismissable}
      className="fixed inset-0 z-veil flex items-end justify-center bg-veil data-entering:animate-appear sm:items-center sm:p-6"
    >
      <Modal
        className={cx(
          'flex max-h-[min(92dvh,56rem)] w-full flex-col rounded-t-control border border-line bg-paper shadow-sheet data-entering:animate-rise sm:rounded-control',
          WIDTHS[size],
        )}
      >
        <AriaDialog role={role} data-no-ring className="flex min-h-0 flex-col">
          {({ close }) => (
            <>
              <header className="flex items-start gap-2 border-line border-b py-2 pr-2 pl-5">
                <Heading slot="title" className="grow py-2 text-lg font-semibold">
                  {title}
                </Heading>
                {dismissable && (
                  <IconButton label={t('close')} onPress={close}>
                    <X aria-hidden />
                  </IconButton>
                )}
              </header>
              {/* Scrolled by keyboard when the text is long. */}
              <div className="min-h-0 overflow-y-auto px-5 py-4">
                {typeof children === 'function' ? children(close) : children}
              </div>
              {footer && (
                <footer className="flex flex-col-reverse gap-2 border-line border-t px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:flex-row sm:justify-end">
                  {typeof footer === 'function' ? footer(close) : footer}
                </footer>
              )}
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
  if (!trigger) return overlay;
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      {trigger}
      {overlay}
    </DialogTrigger>
  );
}

export interface AlertDialogProps extends Opening {
  title: ReactNode;
  children: ReactNode;
  /** The verb: «Заморозить текст». */
  confirm: string;
  tone?: 'ink' | 'cinnabar';
  pending?: boolean;
  /** A finished sentence, shown above the buttons; the dialog stays open. */
  problem?: ReactNode;
  /** Answer `false` (or a promise of it) to keep the dialog open. */
  onConfirm: () => unknown;
}

export function AlertDialog({
  confirm,
  tone = 'ink',
  pending,
  problem,
  onConfirm,
  children,
  ...rest
}: AlertDialogProps) {
  const t = useTranslations('ui');
  return (
    <Dialog
      {...rest}
      size="sm"
      role="alertdialog"
      dismissable={false}
      footer={(close) => (
        <>
          <Button tone="line" onPress={close} isDisabled={pending}>
            {t('cancel')}
          </Button>
          <Button
            tone={tone}
            pending={pending}
            onPress={async () => {
              if ((await onConfirm()) !== false) close();
            }}
          >
            {confirm}
          </Button>
        </>
      )}
    >
      <div className="space-y-3">{children}</div>
      {problem && (
        <div role="alert" className="mt-3 font-medium text-ochre">
          {problem}
        </div>
      )}
    </Dialog>
  );
}
