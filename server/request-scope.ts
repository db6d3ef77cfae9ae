/**
 * What one request has asked already. A page, its layout and its metadata ask the same questions of the same moment:
 * within a request a question is asked once. A command forgets everything, a finished request answers nothing, and
 * inside a transaction nothing is remembered.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { PageRecord } from './page-record.ts';

type Scope = { over: boolean; memo: Map<unknown, Map<string, Promise<unknown>>>; record: PageRecord | null };

const scopes = new AsyncLocalStorage<Scope>();

/** Runs the work of one request; what it leaves behind (timers, sockets) remembers nothing. */
export async function inRequest<T>(work: () => Promise<T>, record: PageRecord | null = null): Promise<T> {
  const scope: Scope = { over: false, memo: new Map(), record };
  try {
    return await scopes.run(scope, work);
  } finally {
    scope.over = true;
    scope.memo.clear();
  }
}

/** What the page that is being made has read so far, where it is to be kept. */
export function record(): PageRecord | null {
  const scope = scopes.getStore();
  return scope && !scope.over ? scope.record : null;
}

/** The answer of this request to the question `key` of `owner`; outside a request the question is simply asked. */
export function once<T>(owner: unknown, key: string | (() => string), ask: () => Promise<T>): Promise<T> {
  const scope = scopes.getStore();
  if (!scope || scope.over) return ask();
  const name = typeof key === 'string' ? key : key();
  const known = scope.memo.get(owner) ?? new Map<string, Promise<unknown>>();
  scope.memo.set(owner, known);
  const before = known.get(name);
  if (before) return before as Promise<T>;
  const answer = ask();
  known.set(name, answer);
  return answer;
}

/** A command may have changed what was asked; a page that gave one is like no other. */
export function forget(): void {
  const scope = scopes.getStore();
  scope?.memo.clear();
  scope?.record?.alone();
}
