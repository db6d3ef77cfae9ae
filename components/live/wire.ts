/**
 * A view or a tree of sentences on its way from a page to its client components, as one text. As an object React would
 * walk it value by value on the server, again when it renders, and again in the browser: most of the cost of a large
 * page. JSON it is anyway, since the same view goes through sockets and the API.
 */
import { useMemo } from 'react';

declare const of: unique symbol;
export type Wire<T> = string & { readonly [of]?: T };

export const wire = <T>(value: T): Wire<T> => JSON.stringify(value);

/** Read on the server once for all who are shown the same; nobody may change what it gives. */
const READ = 60;
const read = new Map<string, unknown>();

function once<T>(text: Wire<T>): T {
  const known = read.get(text);
  if (known !== undefined) return known as T;
  if (read.size >= READ) read.clear();
  const value = JSON.parse(text) as T;
  read.set(text, value);
  return value;
}

const BROWSER = typeof window !== 'undefined';

export function useWire<T>(text: Wire<T>): T {
  return useMemo(() => (BROWSER ? (JSON.parse(text) as T) : once(text)), [text]);
}
