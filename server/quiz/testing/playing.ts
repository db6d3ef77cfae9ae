/** Phones that live through a crash as the page does, and the processes that crash. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { vi } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import type { PlayView } from '#domain/quiz/run-views.ts';
import { randomIds } from '../../ids.ts';
import { bundleInto } from '../../install/bundle.mjs';
import { connectPhone, type House, openView, type Phone, sendCommand } from './node.ts';
import { RIGHT } from './stage.ts';

export type NodeProcess = { port: number; origin: string; kill(): Promise<void> };

const ROOT = resolve(import.meta.dirname, '../../..');
/** A killed node loads the whole server again, on a machine that may be busy with other things. */
const BACK = { timeout: 120_000 };

let made: Promise<string> | undefined;
/** The node as one program: it is started many times, and from its sources each start costs seconds. */
function program(): Promise<string> {
  made ??= (async () => {
    const dir = join(ROOT, 'node_modules/.cache', `veche-node-${process.pid}-${randomIds.id()}`);
    process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
    await bundleInto(ROOT, dir, ['server/quiz/testing/live-process.ts']);
    return join(dir, 'live-process.mjs');
  })();
  return made;
}

/** A node in a process of its own, ready when this resolves. */
export async function startProcess(appUrl: string, port = 0, redisUrl?: string): Promise<NodeProcess> {
  const args = [await program(), appUrl, String(port), ...(redisUrl ? [redisUrl] : [])];
  const child: ChildProcess = spawn(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const died = once(child, 'exit').then(() => {
    throw new Error('the node ended before it was ready');
  });
  const [message] = (await Promise.race([once(child, 'message'), died])) as [{ port: number }];
  died.catch(() => {});
  return {
    port: message.port,
    origin: `http://127.0.0.1:${message.port}`,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

export type Playing = { phone: Phone; person: Actor; view: PlayView | null; opened: number };

/** Follows the run, and takes the whole state again after each reconnect. */
export async function followRun(
  house: Pick<House, 'sessions'>,
  origin: string,
  person: Actor,
  runId: string,
): Promise<Playing> {
  const phone = await connectPhone(house, origin, person, {
    reconnection: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 200,
  });
  const one: Playing = { phone, person, view: null, opened: 0 };
  const open = async () => {
    const answer = await openView<PlayView>(phone, 'quiz.play', runId);
    if (!answer.ok) return;
    one.view = answer.data.data;
    one.opened += 1;
  };
  phone.on('connect', () => void open());
  phone.on('view:changed', ({ name, data }) => {
    if (name === 'quiz.play') one.view = data as PlayView;
  });
  await vi.waitUntil(() => one.opened > 0, BACK);
  return one;
}

/** Sent until it is answered, under one key; «taken» or the code of the refusal. */
export async function sendAnswer({ phone }: Playing, roundId: string): Promise<string> {
  const cmdId = randomIds.id();
  for (;;) {
    await vi.waitUntil(() => phone.connected, BACK);
    const result = await sendCommand(
      phone.timeout(1_500) as Phone,
      'quiz.answer',
      { roundId, value: RIGHT },
      cmdId,
    ).catch(() => null);
    if (result?.ok) return 'taken';
    if (result && result.code !== 'unavailable') return result.code;
  }
}

/** What a proxy does when a node is gone: the same phone is let in at another. */
export function moveTo({ phone }: Playing, { origin }: NodeProcess): void {
  const manager = phone.io as unknown as { uri: string; opts: { extraHeaders: Record<string, string> } };
  manager.uri = origin;
  manager.opts.extraHeaders.origin = origin;
}
