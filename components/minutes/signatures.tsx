/** Who signed which text and when; no claim of more. Works in server pages and on the client. */
import { useFormatter, useTranslations } from 'next-intl';
import { signatureName } from '#domain/account/names.ts';
import type { MinutesPage } from '#domain/minutes/views.ts';
import { shortHash } from '#domain/vote/words.ts';

export function Signatures({ page }: { page: MinutesPage }) {
  const t = useTranslations('minutes');
  const format = useFormatter();
  const { minutes, signatures } = page;
  if (!minutes?.sha256 && signatures.length === 0) return null;
  return (
    <footer className="mt-8 border-line border-t pt-4 text-base">
      {signatures
        .filter(({ valid }) => valid)
        .map((one) => (
          <p key={one.role + one.sha256}>
            {t('signed', {
              role: one.role,
              name: signatureName(one.name),
              at: format.dateTime(new Date(one.at), 'dateTime'),
            })}
          </p>
        ))}
      {minutes?.sha256 && <p className="text-ink-2">{t('hash', { hash: shortHash(minutes.sha256) })}</p>}
      {minutes?.approvedAt && (
        <p>{t('approved', { at: format.dateTime(new Date(minutes.approvedAt), 'dateTime') })}</p>
      )}
    </footer>
  );
}
