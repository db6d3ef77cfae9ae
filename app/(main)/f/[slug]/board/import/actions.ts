'use server';
/** Reads a loaded table (nothing is saved), and takes the rows that were ticked. */
import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { currentActor } from '#app/actor.ts';
import { readerLocale } from '#app/i18n.ts';
import { field } from '#app/refused.ts';
import type { SheetState } from '#components/exchange/sheet-import.tsx';
import { isRefusal } from '#domain/errors.ts';
import type { SheetRow } from '#domain/exchange/schema.ts';
import { runtime } from '#server/runtime.ts';

export async function readSheet(_previous: SheetState, form: FormData): Promise<SheetState> {
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) return { fail: { code: 'documents/empty' } };
  const source = { bytes: new Uint8Array(await file.arrayBuffer()), filename: file.name.slice(0, 200) };
  try {
    const { queries } = runtime().exchange;
    const locale = await readerLocale();
    const preview = await queries.sheetPreview(await currentActor(), field(form, 'slug'), source, locale);
    return { preview, of: runtime().services.ids.id() };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { fail: { code: error.vecheCode, ...(error.params && { params: error.params }) } };
  }
}

export async function applySheet(_previous: SheetState, form: FormData): Promise<SheetState> {
  const result = await runtime().exchange.commands.applySheet(await currentActor(), {
    forumId: field(form, 'forumId'),
    rows: form.getAll('row').flatMap(rowOf),
  });
  if (!result.ok) {
    const { code, params } = result;
    return { fail: { code, ...(params && { params }) } };
  }
  refresh();
  const { rows, letters } = result.data;
  return {
    note: (await getTranslations('exchange.preview'))('done', { rows, letters }),
    of: field(form, 'of'),
  };
}

/** What the preview put into the page; the command reads it as it reads any input. */
function rowOf(value: FormDataEntryValue): SheetRow[] {
  try {
    return typeof value === 'string' ? [JSON.parse(value) as SheetRow] : [];
  } catch {
    return [];
  }
}
