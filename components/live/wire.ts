/**
 * A view or a tree of sentences on its way from a page to its client components, as one text. As an object React would
 * walk it value by value on the server, again when it renders, and again in the browser: most of the cost of a large
 * page. JSON it is anyway, since the same view goes through sockets and the API.
 */
import { useMemo } from 'react';

declare const of: unique symbol;
export type Wire<T> = string & { readonly [of]?: T };

/** Lent by the server in production (server/http/page-parts.ts): long texts stand beside the page, the page says which. */
type Parts = {
  data(text: string): string | null;
  own(json: string): string | null;
  read(name: string): unknown;
};
const parts = () => (globalThis as { [door: symbol]: Parts | undefined })[Symbol.for('veche.page-parts')];
/** JSON begins otherwise. */
const BESIDE = 'p';

export const carry = <T>(json: string): Wire<T> => parts()?.data(json) ?? json;

/** A view that is kept by the server is the same object for all who are shown it: written once. */
const written = new WeakMap<object, string>();

export function wire<T>(value: T): Wire<T> {
  const kept = typeof value === 'object' && value !== null ? value : null;
  const text = (kept && written.get(kept)) ?? JSON.stringify(value);
  if (kept) written.set(kept, text);
  return carry(text);
}

/**
 * What a page knows of its reader and of nobody else (one thing a page, every value a string): the front puts it in, so
 * that the page itself is the same for all who have the same rights. While the page is made, its values are marks.
 */
export const own = <T extends Record<string, string>>(value: T): Wire<T> => {
  const json = JSON.stringify(value);
  return parts()?.own(json) ?? json;
};

/** Read on the server once for all who are shown the same; nobody may change what it gives. */
const READ = 60;
const read = new Map<string, unknown>();

function once<T>(text: Wire<T>): T {
  if (text[0] === BESIDE) return parts()?.read(text) as T;
  const known = read.get(text);
  if (known !== undefined) return known as T;
  if (read.size >= READ) read.clear();
  const value = JSON.parse(text) as T;
  read.set(text, value);
  return value;
}

const BROWSER = typeof window !== 'undefined';
const inBrowser = (text: string) =>
  JSON.parse(text[0] === BESIDE ? document.getElementById(text)?.textContent || 'null' : text);

export function useWire<T>(text: Wire<T>): T {
  return useMemo(() => (BROWSER ? (inBrowser(text) as T) : once(text)), [text]);
}
