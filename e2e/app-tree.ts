/** The surfaces of app/, read from its tree, so that a new page or route is known to the tests without being told. */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const APP = resolve(import.meta.dirname, '..', 'app');

/** `app/(main)/f/[slug]/desk/page.tsx` is `/f/[slug]/desk`. */
export function surfacesOf(file: RegExp, folder = ''): string[] {
  return readdirSync(join(APP, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return surfacesOf(file, join(folder, entry.name));
    if (!file.test(entry.name)) return [];
    const parts = folder.split('/').filter((part) => part && !/^\(.*\)$/.test(part));
    return [`/${parts.join('/')}`];
  });
}

export const PAGE = /^page\.tsx$/;
export const PAGE_OR_ROUTE = /^(page\.tsx|route\.ts)$/;
