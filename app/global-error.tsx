'use client';
/**
 * The root layout itself failed: no messages, no cookies, no style sheet (one imported here would be loaded by every
 * page and reach over the shell's layers). Both languages stand side by side, in the system's own type and theme.
 */
import type { CSSProperties } from 'react';

const PAGE: CSSProperties = {
  colorScheme: 'light dark',
  fontFamily: 'system-ui, sans-serif',
  lineHeight: 1.5,
};
const MAIN: CSSProperties = { maxWidth: '36rem', margin: '15vh auto 0', padding: '0 1rem' };
const BUTTON: CSSProperties = { font: 'inherit', minHeight: 48, padding: '0 1.25rem' };

export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="ru" style={PAGE}>
      <body>
        <title>Вече</title>
        <main style={MAIN}>
          <h1>Страница не открылась</h1>
          <p>На сервере произошла ошибка. То, что было сохранено раньше, на месте.</p>
          <p lang="en">The page did not open: the server failed. Whatever had been saved is in its place.</p>
          <p>
            <button type="button" style={BUTTON} onClick={() => reset()}>
              Попробовать ещё раз · Try again
            </button>
          </p>
          {error.digest && <p>{error.digest}</p>}
        </main>
      </body>
    </html>
  );
}
