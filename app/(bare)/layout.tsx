/** A page of Next and nothing of ours: the measure beside which bench/pages.ts reads every other page. */
import { connection } from 'next/server';
import type { ReactNode } from 'react';

export const metadata = { title: 'Вече' };

export default async function BareLayout({ children }: { children: ReactNode }) {
  await connection();
  return (
    <html lang="ru">
      <body>{children}</body>
    </html>
  );
}
