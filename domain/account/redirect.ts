/**
 * Where to go after signing in: a path of our own and nothing else. The path is decoded once more before it is judged,
 * because browsers and proxies do, and an encoded line break or backslash is how such checks were walked around.
 */
const FORBIDDEN = /[\p{Cc}\\]/u;

/** The path, or the fallback for anything that could lead elsewhere. */
export function safeNext(value: unknown, fallback = '/'): string {
  if (typeof value !== 'string' || value.length === 0 || value.length > 500) return fallback;
  if (!value.startsWith('/') || !isPlain(value)) return fallback;
  let decoded: string;
  try {
    decoded = decodeURIComponent(value);
  } catch {
    return fallback;
  }
  if (!isPlain(decoded)) return fallback;
  const base = 'http://veche.invalid';
  try {
    const url = new URL(value, base);
    return url.origin === base ? `${url.pathname}${url.search}${url.hash}` : fallback;
  } catch {
    return fallback;
  }
}

function isPlain(path: string): boolean {
  return !FORBIDDEN.test(path) && !path.startsWith('//');
}
