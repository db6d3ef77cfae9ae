/** What the organiser reads where the audience whose eyes were borrowed gets «not found». */
import { useTranslations } from 'next-intl';
import { LinkButton } from '#components/ui/link.tsx';
import { EmptyState } from '#components/ui/states.tsx';

export function Unseen({ back }: { back: string }) {
  const t = useTranslations('forum.eyes');
  return (
    <>
      <h1 className="sr-only">{t('unseen')}</h1>
      <EmptyState title={t('unseen')} action={<LinkButton href={back}>{t('back')}</LinkButton>}>
        {t('unseenBody')}
      </EmptyState>
    </>
  );
}
