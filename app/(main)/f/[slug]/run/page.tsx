/** Presiding over the hall. */
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Presiding } from './presiding.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('floor.desk'))('title') };
}

export default async function RunHall({ params }: { params: Promise<{ slug: string }> }) {
  return <Presiding slug={(await params).slug} number={null} />;
}
