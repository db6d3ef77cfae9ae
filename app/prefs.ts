/**
 * The reader's two preferences, kept in cookies that the server layout reads, so the first paint is already right.
 */
import { cookies } from 'next/headers';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export const THEME_COOKIE = 'theme';

export function isTheme(value: unknown): value is Theme {
  return THEMES.includes(value as Theme);
}

export async function readTheme(): Promise<Theme> {
  const value = (await cookies()).get(THEME_COOKIE)?.value;
  return isTheme(value) ? value : 'system';
}

const ORIGIN = 'http://own.invalid';
const OWN_PATH = /^\/(?![/\\])[^\\\p{Cc}]*$/u;

/** Only a path of our own, percent-encoded for a header: no scheme, no host, no backslash, no control characters. */
export function safePath(value: unknown, fallback = '/'): string {
  if (typeof value !== 'string' || value.length > 2000) return fallback;
  if (!OWN_PATH.test(value)) return fallback;
  const url = new URL(value, ORIGIN);
  const path = url.pathname + url.search + url.hash;
  // «/a/..//host» is ours as written and somebody else's when resolved.
  return url.origin === ORIGIN && OWN_PATH.test(path) ? path : fallback;
}
