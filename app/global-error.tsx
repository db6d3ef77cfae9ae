'use client';
/**
 * The root layout itself failed, so there are no messages and no cookies here: both languages stand side by side and
 * join.css, which needs nothing, dresses the page.
 */
import './(join)/join.css';

export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="ru" data-theme="system">
      <body>
        <title>Вече</title>
        <main className="j-main">
          <h1 className="j-title">Страница не открылась</h1>
          <p>На сервере произошла ошибка. То, что было сохранено раньше, на месте.</p>
          <p lang="en" className="j-note">
            The page did not open: the server failed. Whatever had been saved is in its place.
          </p>
          <p>
            <button type="button" className="j-button j-button-ink" onClick={() => reset()}>
              Попробовать ещё раз · Try again
            </button>
          </p>
          {error.digest && <p className="j-note">{error.digest}</p>}
        </main>
      </body>
    </html>
  );
}
