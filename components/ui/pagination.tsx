/** The rest of a list: numbered pages by links, or «Показать ещё» by one link; both are plain addresses. */
import { useTranslations } from 'next-intl';
import { buttonClass } from './button-class.ts';
import { BareLink } from './link.tsx';

export function Pagination({
  page,
  pages,
  href,
}: {
  page: number;
  pages: number;
  href: (page: number) => string;
}) {
  const t = useTranslations('ui');
  if (pages <= 1) return null;
  return (
    <nav aria-label={t('pages')} className="flex items-center gap-3 py-4">
      {page > 1 && (
        <BareLink href={href(page - 1)} rel="prev" className={buttonClass('line', 'sm')}>
          <span aria-hidden>←</span>
          <span className="sr-only">{t('previous')}</span>
        </BareLink>
      )}
      <span className="text-sm text-ink-2">{t('pageOf', { page, total: pages })}</span>
      {page < pages && (
        <BareLink href={href(page + 1)} rel="next" className={buttonClass('line', 'sm')}>
          <span aria-hidden>→</span>
          <span className="sr-only">{t('next')}</span>
        </BareLink>
      )}
    </nav>
  );
}

export function More({ shown, total, href }: { shown: number; total: number; href: string }) {
  const t = useTranslations('ui');
  if (shown >= total) return null;
  return (
    <div className="flex flex-wrap items-center gap-4 py-4">
      <BareLink href={href} className={buttonClass('line')}>
        {t('showMore')}
      </BareLink>
      <span className="text-sm text-ink-2">{t('shownOf', { shown, total })}</span>
    </div>
  );
}
