/**
 * Theme and language from a plain form: sets the cookie and returns to the page (303), with or without JavaScript.
 * Nothing here is private, so a forged request can at worst change a colour; the return path is our own only.
 */
import { isTheme, safePath, THEME_COOKIE } from '#app/prefs.ts';
import { isLocale, LANG_COOKIE } from '#messages/locale.ts';

const YEAR = 60 * 60 * 24 * 365;

export async function POST(request: Request): Promise<Response> {
  const form = await request.formData().catch(() => null);
  if (!form) return new Response(null, { status: 400 });
  const headers = new Headers({ Location: safePath(form.get('back')), 'Cache-Control': 'no-store' });
  const theme = form.get('theme');
  const lang = form.get('lang');
  const cookie = (name: string, value: string) =>
    `${name}=${value}; Path=/; Max-Age=${YEAR}; SameSite=Lax; HttpOnly`;
  if (isTheme(theme)) headers.append('Set-Cookie', cookie(THEME_COOKIE, theme));
  if (isLocale(lang)) headers.append('Set-Cookie', cookie(LANG_COOKIE, lang));
  return new Response(null, { status: 303, headers });
}
