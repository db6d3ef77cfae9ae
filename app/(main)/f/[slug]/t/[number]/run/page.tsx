/** Presiding over one track. */
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Presiding } from '../../../run/presiding.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('floor.desk'))('title') };
}

export default async function RunTrack({ params }: { params: Promise<{ slug: string; number: string }> }) {
  const { slug, number } = await params;
  if (!/^\d{1,4}$/.test(number)) notFound();
  return <Presiding slug={slug} number={Number(number)} />;
}
