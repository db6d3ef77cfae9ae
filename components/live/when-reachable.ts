/**
 * A page that is asked for while the server is away is replaced by the browser's own page of errors, and nobody comes back
 * from there by themselves. So before a page renews itself it looks whether anybody answers, and waits while nobody does.
 */
const AWAY = [502, 503, 504];
const AGAIN_MS = 1_000;
const SPREAD_MS = 3_000;

/** Calls `go` once; what is returned calls it off. */
export function whenReachable(go: () => void): () => void {
  let over = false;
  let timer: number | undefined;
  const look = async () => {
    const answers = await fetch('/readyz', { cache: 'no-store' }).then(
      ({ status }) => !AWAY.includes(status),
      () => false,
    );
    if (over) return;
    if (answers) go();
    else timer = window.setTimeout(look, AGAIN_MS + Math.random() * SPREAD_MS);
  };
  void look();
  return () => {
    over = true;
    window.clearTimeout(timer);
  };
}

/** The same after so many milliseconds: each phone of a hall at its own moment. */
export function laterReachable(go: () => void, ms: number): () => void {
  let off = () => {};
  const timer = window.setTimeout(() => {
    off = whenReachable(go);
  }, ms);
  return () => {
    window.clearTimeout(timer);
    off();
  };
}
