/**
 * A command over the connection, sent until it is answered and done once: its key is kept in the browser until then,
 * so that a lost answer, a reload or a dead battery neither loses nor doubles it.
 */
import type { Fail, Result } from '#domain/result.ts';
import { connectLive } from './connection.ts';

type Pending = { name: string; input: unknown; at: number };

const STORE = 'veche.commands';
const KEEP_MS = 24 * 3_600_000;
const MAX_KEPT = 50;
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** 22 characters of base 62, about 131 bits; getRandomValues exists on plain http, randomUUID does not. */
export function newKey(): string {
  let key = '';
  while (key.length < 22) {
    for (const byte of crypto.getRandomValues(new Uint8Array(32))) {
      if (byte < 248 && key.length < 22) key += ALPHABET[byte % 62];
    }
  }
  return key;
}

/** A browser may refuse storage altogether (private mode, full): then a command lives as long as its page. */
const memory = new Map<string, Pending>();

function load(): void {
  try {
    const kept = JSON.parse(localStorage.getItem(STORE) ?? '{}') as Record<string, Pending>;
    for (const [key, pending] of Object.entries(kept)) {
      if (Date.now() - pending.at < KEEP_MS && !memory.has(key)) memory.set(key, pending);
    }
  } catch {
    // Unreadable leftovers are of no use to anybody.
  }
}

function save(): void {
  try {
    const kept = [...memory].slice(-MAX_KEPT);
    if (kept.length === 0) localStorage.removeItem(STORE);
    else localStorage.setItem(STORE, JSON.stringify(Object.fromEntries(kept)));
  } catch {
    // As above: the page still remembers.
  }
}

function once(cmdId: string, pending: Pending): Promise<Result<unknown> | null> {
  const { socket } = connectLive();
  return new Promise((resolve) => {
    if (!socket.connected) {
      socket.once('connect', () => resolve(null));
      return;
    }
    const { name, input } = pending;
    socket.timeout(10_000).emit('command:run', { name, cmdId, input }, (error, result) => {
      resolve(error ? null : (result as Result<unknown>));
    });
  });
}

const passing = (result: Fail) => result.code === 'unavailable' || result.code === 'rate_limited';
const wait = (ms: number) => new Promise((resolve) => window.setTimeout(resolve, ms));

async function deliver(cmdId: string, pending: Pending): Promise<Result<unknown>> {
  for (;;) {
    const result = await once(cmdId, pending);
    if (result !== null && (result.ok || !passing(result))) {
      memory.delete(cmdId);
      save();
      return result;
    }
    if (result !== null && !result.ok) await wait((result.retryAfterMs ?? 2_000) + Math.random() * 1_000);
  }
}

/**
 * Resolves with the server's answer, however long that takes: show the command as «sending» until then. `cmdId` may
 * be given where the same intention can also be sent another way (a plain form).
 */
export function runCommand<T = unknown>(name: string, input: unknown, cmdId = newKey()): Promise<Result<T>> {
  const pending = { name, input, at: Date.now() };
  memory.set(cmdId, pending);
  save();
  return deliver(cmdId, pending) as Promise<Result<T>>;
}

/** What an earlier page could not finish; call once a page, after it connects. Answers come in their order. */
export function resumeCommands(answered: (name: string, result: Result<unknown>) => void): number {
  const before = new Set(memory.keys());
  load();
  const left = [...memory].filter(([key]) => !before.has(key));
  for (const [cmdId, pending] of left)
    void deliver(cmdId, pending).then((result) => answered(pending.name, result));
  return left.length;
}
