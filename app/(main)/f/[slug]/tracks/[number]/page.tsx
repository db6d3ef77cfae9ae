/** The long address of a track leads to the short one. */
import { notFound, redirect } from 'next/navigation';

export default async function LongTrackAddress({
  params,
}: {
  params: Promise<{ slug: string; number: string }>;
}) {
  const { slug, number } = await params;
  if (!/^\d{1,4}$/.test(number)) notFound();
  redirect(`/f/${slug}/t/${number}`);
}
