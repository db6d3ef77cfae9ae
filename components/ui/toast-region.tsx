'use client';
/** The region of toasts, loaded with the first one (toast.tsx). Longer than its time while pointer or focus is on it. */
import { Check, Info, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import {
  UNSTABLE_ToastRegion as AriaToastRegion,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
} from 'react-aria-components';
import { Button, IconButton } from './button.tsx';
import type { ToastNews } from './toast.tsx';

const queue = new ToastQueue<ToastNews>({ maxVisibleToasts: 3 });

export function show(news: ToastNews): void {
  queue.add(news, { timeout: news.action ? 10_000 : 5_000 });
}

export default function Region() {
  const t = useTranslations('ui');
  return (
    <AriaToastRegion
      queue={queue}
      data-no-ring
      className="fixed inset-x-4 bottom-20 z-toast flex flex-col gap-2 sm:left-auto sm:w-96 lg:bottom-6"
    >
      {({ toast: one }) => (
        <Toast
          toast={one}
          className="flex animate-rise items-start gap-3 rounded-control border border-line bg-ink py-2 pr-2 pl-4 text-on-ink shadow-sheet"
        >
          {one.content.kind === 'news' ? (
            <Info aria-hidden className="mt-3 size-5 shrink-0" />
          ) : (
            <Check aria-hidden className="mt-3 size-5 shrink-0" />
          )}
          <ToastContent className="min-w-0 grow py-2.5">
            <Text slot="title" className="block font-medium">
              {one.content.title}
            </Text>
            {one.content.note && (
              <Text slot="description" className="block text-sm">
                {one.content.note}
              </Text>
            )}
          </ToastContent>
          {one.content.action && (
            <Button
              tone="quiet"
              className="text-on-ink underline hover:not-disabled:bg-transparent"
              onPress={() => {
                one.content.action?.run();
                queue.close(one.key);
              }}
            >
              {one.content.action.label}
            </Button>
          )}
          <IconButton
            slot="close"
            label={t('close')}
            className="text-on-ink hover:not-disabled:bg-transparent"
          >
            <X aria-hidden />
          </IconButton>
        </Toast>
      )}
    </AriaToastRegion>
  );
}
