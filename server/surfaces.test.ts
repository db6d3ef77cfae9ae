/**
 * The doors of the rights matrix that have no name in a registry: server actions are read from the sources, raw routes
 * and sockets from the tables which the front is given, frames from the protocol. Each needs a line in e2e/matrix/.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTIONS_APART, FRAMES, PROBES, ROUTES, UPGRADES } from '../e2e/matrix/doors.ts';
import { DRAFTS } from '../e2e/matrix/views.ts';
import { doorsOf } from './doors.ts';
import { DRAFT_KINDS } from './draft-kind.ts';
import { MESSAGE } from './drafting/protocol.ts';
import { createLive } from './live/live.ts';
import { createMetrics } from './metrics.ts';
import { COMMAND_MODULES } from './nouns.ts';
import { createTestServices, type TestWorld } from './testing/services.ts';
import { viewRegistry } from './views.ts';

const ROOT = resolve(import.meta.dirname, '..');
const bound = new Set(Object.values(COMMAND_MODULES).flatMap((module) => Object.keys(module)));

let house: TestWorld;
beforeAll(async () => {
  house = await createTestServices();
});
afterAll(() => house?.end());

/** Every file of app/ that says 'use server'. */
function actionFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return actionFiles(path);
    if (!/\.tsx?$/.test(entry.name)) return [];
    return /['"]use server['"]/.test(readFileSync(join(ROOT, path), 'utf8')) ? [path] : [];
  });
}

/** Its exported functions, each with the commands that it, or what it calls in the same file, names. */
function actionsOf(path: string): { name: string; commands: string[] }[] {
  const source = readFileSync(join(ROOT, path), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const parts = source.split(/^(?=(?:export )?(?:async )?(?:function|const) \w)/m);
  const declared = new Map<string, { text: string; exported: boolean }>();
  for (const text of parts) {
    const found = /^(export )?(?:async )?(?:function|const) (\w+)/.exec(text);
    if (found?.[2]) declared.set(found[2], { text, exported: found[1] !== undefined });
  }
  const words = (text: string) => text.match(/\w+/g) ?? [];
  const reach = (name: string, seen = new Set<string>()): string[] => {
    seen.add(name);
    const own = words(declared.get(name)?.text ?? '');
    const next = own.filter((word) => declared.get(word)?.exported === false && !seen.has(word));
    return [...own, ...[...new Set(next)].flatMap((word) => reach(word, seen))];
  };
  return [...declared]
    .filter(([, { exported }]) => exported)
    .map(([name]) => {
      const all = [...new Set(reach(name))];
      // Called by a name out of a list of names: whatever the list holds, the registry and its lines decide.
      const byName = /\.run\(await currentActor|\.commands\[/.test(declared.get(name)?.text ?? '');
      return { name, commands: byName ? ['by name'] : all.filter((word) => bound.has(word)) };
    });
}

describe('[RM11] server actions', () => {
  test('each is decided by the lines of the commands it calls, or has a line of its own', () => {
    const all = actionFiles('app').flatMap((path) =>
      actionsOf(path).map(({ name, commands }) => ({
        key: `${path.replace(/^app\//, '').replace(/\/actions\.ts$/, '')}#${name}`,
        commands,
      })),
    );
    expect(all.length).toBeGreaterThan(60);
    const apart = all.filter(({ commands }) => commands.length === 0).map(({ key }) => key);
    expect(apart.sort()).toEqual(Object.keys(ACTIONS_APART).sort());
  });
});

describe('[RM12] raw routes and sockets', () => {
  test('every row of the front’s tables has its line', async () => {
    const { services, nouns } = house;
    const live = createLive({
      log: services.log,
      metrics: createMetrics(),
      views: viewRegistry(services),
      broadcast: { publish: () => {}, subscribe: () => () => {} },
      clock: services.clock,
      bus: services.bus,
      resolveActor: async () => null,
      runCommand: (actor, name, input, meta) => nouns.run(actor, name, input, meta),
    });
    try {
      const views = viewRegistry(services);
      const { routes, upgrades } = doorsOf({
        nouns,
        services,
        views,
        actorOf: async () => null,
        live,
      });
      expect(routes.map(({ method, pattern }) => `${method} ${pattern}`).sort()).toEqual(
        Object.keys(ROUTES).sort(),
      );
      expect(Object.keys(upgrades).sort()).toEqual(Object.keys(UPGRADES).sort());
    } finally {
      await live.stop();
    }
  });

  test('every probe has its line', () => {
    const source = readFileSync(join(ROOT, 'server/http/probes.ts'), 'utf8');
    const asked = [...source.matchAll(/pathname === '([^']+)'/g)].map(([, path]) => path);
    expect(asked.sort()).toEqual(Object.keys(PROBES).sort());
  });
});

describe('[RM13] frames of a draft', () => {
  test('every kind of room is stood before by everybody, every message of the protocol is decided', () => {
    const kinds = new Set(Object.values(DRAFTS).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(Object.keys(DRAFT_KINDS).sort());
    // sync carries step1 and writes; auth is never sent by a client, a notice only by the server.
    const decided = new Set(['sync', 'auth', 'notice', ...Object.keys(FRAMES)]);
    expect(Object.keys(MESSAGE).filter((name) => !decided.has(name))).toEqual([]);
  });
});

test('[KP5] what a page could see of a request is read in these files only, and is in the key of a kept page', () => {
  const readers = (folder: string): string[] =>
    readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return readers(path);
      return !path.endsWith('.test.ts') &&
        /['"](next\/headers|next-auth[^'"]*)['"]/.test(readFileSync(join(ROOT, path), 'utf8'))
        ? [path]
        : [];
    });
  expect([...readers('app'), ...readers('components')].sort()).toEqual([
    'app/(join)/protection.tsx',
    'app/actor.ts',
    'app/api/auth/handler.ts',
    'app/api/auth/request.ts',
    'app/i18n.ts',
    'app/prefs.ts',
    'app/session.ts',
  ]);
});
