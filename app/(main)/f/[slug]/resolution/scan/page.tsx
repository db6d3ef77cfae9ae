/** Loading the signed scan of the adopted text. */
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentActor, found } from '#app/actor.ts';
import { scanProblem } from '#app/scan-upload.ts';
import { ScanForm } from '#components/ui/scan-form.tsx';
import { runtime } from '#server/runtime.ts';
import { loadScan } from './actions.ts';

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ScanPage({ params, searchParams }: Props) {
  const [{ slug }, asked] = [await params, await searchParams];
  const t = await getTranslations('resolution.scan');
  const view = await found(
    runtime().resolution.queries.adoptedPage(await currentActor(), slug),
    `/f/${slug}/resolution/scan`,
  );
  if (!view?.may.loadScan) notFound();
  return (
    <ScanForm
      title={t('title')}
      of=""
      body={t('body')}
      problem={await scanProblem(asked)}
      action={loadScan}
      hidden={{ slug, adoptedTextId: view.id }}
      label={t('file')}
      send={t('send')}
    />
  );
}
