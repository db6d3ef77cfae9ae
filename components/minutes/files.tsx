'use client';
/** The minutes as files, and an extract of one question: which question, and in what form. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { MinutesPage } from '#domain/minutes/views.ts';
import { LinkButton } from '../ui/link.tsx';
import { Select } from '../ui/select.tsx';

const FORMS = ['docx', 'pdf'] as const;

export function Files({ page }: { page: MinutesPage }) {
  const t = useTranslations('minutes.files');
  const items = page.doc?.items ?? [];
  const [asked, setAsked] = useState('');
  const number = items.find((item) => String(item.number) === asked)?.number ?? items[0]?.number;
  const sealed = page.minutes?.sha256 != null;
  const base = `/f/${page.forum.slug}/papers`;
  const take = (key: string, what: string) => (
    <p className="mt-2 flex flex-wrap gap-2">
      {FORMS.map((form) => (
        <LinkButton
          key={form}
          size="sm"
          tone="line"
          rel="external"
          download
          href={`${base}/${key}/${form}`}
          aria-label={`${what}: ${t(form)}`}
        >
          {t(form)}
        </LinkButton>
      ))}
    </p>
  );
  return (
    <section aria-labelledby="files" className="flex flex-col gap-4">
      <div>
        <h2 id="files" className="font-semibold">
          {t('whole')}
        </h2>
        {take('minutes', t('whole'))}
      </div>
      {number !== undefined && (
        <div>
          <Select
            label={t('extract')}
            selectedKey={String(number)}
            onSelectionChange={(key) => setAsked(String(key))}
            options={items.map((item) => ({
              id: String(item.number),
              label: `${item.number}. ${item.title}`,
              ...(item.undecided && { note: t('undecided') }),
            }))}
          />
          {take(`extract-${number}`, t('extractOf', { number }))}
        </div>
      )}
      {!sealed && <p className="text-sm text-ink-2">{t('open')}</p>}
    </section>
  );
}
