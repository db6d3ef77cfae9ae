'use client';
/** An error on a page without client messages: both languages, and a plain link that needs no script. */
export default function JoinError({ error }: { error: Error & { digest?: string } }) {
  return (
    <main className="j-main" id="main">
      <h1 className="j-title">Страница не открылась</h1>
      <p>На сервере произошла ошибка. То, что было отправлено и подтверждено раньше, сохранено.</p>
      <p lang="en" className="j-note">
        The page did not open: the server failed. What had been sent and confirmed is saved.
      </p>
      <p>
        <a className="j-button j-button-ink" href="?">
          Попробовать ещё раз · Try again
        </a>
      </p>
      {error.digest && <p className="j-note">{error.digest}</p>}
    </main>
  );
}
