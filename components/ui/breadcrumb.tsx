/** Where this page lies; the last step is the page itself. */
import { useTranslations } from 'next-intl';
import { BareLink } from './link.tsx';

export function Breadcrumb({ steps }: { steps: readonly { label: string; href?: string }[] }) {
  const t = useTranslations('ui');
  return (
    <nav aria-label={t('path')} className="text-sm text-ink-2">
      <ol className="flex flex-wrap gap-x-2">
        {steps.map((step, index) => (
          <li key={`${step.href ?? ''} ${step.label}`} className="inline-flex items-center gap-2">
            {index > 0 && <span aria-hidden>/</span>}
            {step.href ? (
              <BareLink
                href={step.href}
                className="inline-block py-1 underline decoration-edge underline-offset-3 hover:text-ink"
              >
                {step.label}
              </BareLink>
            ) : (
              <span aria-current="page" className="py-1">
                {step.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
