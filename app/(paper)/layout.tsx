/** Root layout of pages made for paper: no shell, white sheet, the language of the reader. */

import { connection } from 'next/server';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import '#app/globals.css';
import './paper.css';

export default async function PaperLayout({ children }: { children: ReactNode }) {
  await connection();
  return (
    <html lang={await getLocale()} data-theme="light">
      <body className="paper">{children}</body>
    </html>
  );
}
