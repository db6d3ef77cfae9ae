/** The files a quiz goes out in, and beside each what it does not carry. Works in server pages. */
import { getTranslations } from 'next-intl/server';
import { LinkButton } from '#components/ui/link.tsx';
import type { ExportNotes } from '#domain/quiz/export/notes.ts';

export async function ExportLinks({ href, exports }: { href: string; exports: readonly ExportNotes[] }) {
  const t = await getTranslations('quiz.export');
  const list = (notes: ExportNotes['lost']) =>
    notes.map(({ note, count }) => t(`note.${note}`, { count })).join(', ');
  return (
    <ul className="border-line border-t">
      {exports.map(({ format, lost, ours }) => (
        <li key={format} className="flex flex-wrap items-start gap-x-4 gap-y-2 border-line border-b py-3">
          <div className="min-w-0 grow basis-72">
            <p className="font-medium">{t(`format.${format}`)}</p>
            <p className="text-ink-2 text-sm">{t(`formatNote.${format}`)}</p>
            {ours.length > 0 && <p className="text-ink-2 text-sm">{t('ours', { list: list(ours) })}</p>}
            {lost.length > 0 && <p className="text-ochre text-sm">{t('lost', { list: list(lost) })}</p>}
          </div>
          {/* A file, not a page: the browser's own download. */}
          <LinkButton href={`${href}/questions.${format}`} download>
            {t('take')}
          </LinkButton>
        </li>
      ))}
    </ul>
  );
}
