'use client';
/** React Aria speaks the page's language and navigates through Next; toasts have their one region here. */
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';
import { FollowLinks } from '#components/ui/follow-links.tsx';
import { ToastRegion } from '#components/ui/toast.tsx';

export function Providers({ locale, children }: { locale: string; children: ReactNode }) {
  const router = useRouter();
  return (
    <I18nProvider locale={locale}>
      <RouterProvider navigate={(path) => router.push(path)}>
        {children}
        <FollowLinks navigate={router.push} />
        <ToastRegion />
      </RouterProvider>
    </I18nProvider>
  );
}
