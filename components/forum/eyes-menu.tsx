'use client';
/** «Как это видит управление / участник / публика»: the same page, rendered by the server for another audience. */
import { Eye } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { Menu } from '#components/ui/menu.tsx';
import { EYES } from '#domain/forum/eyes.ts';

export function EyesMenu() {
  const t = useTranslations('forum.eyes');
  const path = usePathname();
  return (
    <Menu
      label={t('button')}
      trigger={
        <Button tone="quiet" icon={<Eye aria-hidden />}>
          {t('button')}
        </Button>
      }
      items={EYES.map((eyes) => ({ id: eyes, label: t(eyes), href: `${path}?as=${eyes}` }))}
    />
  );
}
