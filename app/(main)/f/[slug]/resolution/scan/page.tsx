/** Loading the signed scan; a page of its own, since only paths with «scan» take files. */
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { buttonClass } from '#components/ui/button-class.ts';
import { FileField } from '#components/ui/file-field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { runtime } from '#server/runtime.ts';
import { loadScan } from './actions.ts';

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ScanPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const { problem } = await searchParams;
  const [t, r, errors] = [
    await getTranslations('resolution.scan'),
    await getTranslations('resolution'),
    await getTranslations('errors'),
  ];
  const view = await found(
    runtime().resolution.queries.adoptedPage(await currentActor(), slug),
    `/f/${slug}/resolution/scan`,
  );
  if (!view?.may.loadScan) notFound();
  const words =
    typeof problem !== 'string'
      ? null
      : problem === 'resolution/scan_type'
        ? r('errors.scan_type')
        : errors.has(problem as never)
          ? errors(problem as never)
          : errors('unknown', { code: problem.slice(0, 60) });
  return (
    <div className="max-w-xl">
      <h1 className="mb-2 text-2xl font-semibold">{t('title')}</h1>
      <p className="mb-6 text-ink-2">{t('body')}</p>
      {words && (
        <div className="mb-4">
          <Notice kind="problem" title={words} />
        </div>
      )}
      <form action={loadScan} className="flex flex-col gap-4">
        <input type="hidden" name="slug" value={slug} />
        <input type="hidden" name="adoptedTextId" value={view.id} />
        <FileField name="file" label={t('file')} accept=".pdf,.jpg,.jpeg,.png" maxMegabytes={10} required />
        <div>
          <button type="submit" className={buttonClass('ink')}>
            {t('send')}
          </button>
        </div>
      </form>
    </div>
  );
}
