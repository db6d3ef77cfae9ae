/**
 * The rights matrix: every command, live view and draft, for everybody who may come. Generated from the registries, so
 * that a new surface without a line in e2e/matrix/ fails here. Each command runs in a transaction that is taken back:
 * all roles meet the same world. Pages are checked over http by e2e/matrix.spec.ts from the same world.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { CLOSE } from '#domain/close-codes.ts';
import { intents, zViewName } from '#domain/contract.ts';
import { isRefusal } from '#domain/errors.ts';
import { COMMANDS, OWN_PAGES_ONLY } from '../e2e/matrix/commands.ts';
import { type Answer, ROLES, type Role, SESSIONLESS } from '../e2e/matrix/roles.ts';
import { DRAFTS, INTENTS, type Pen, VIEWS } from '../e2e/matrix/views.ts';
import { makeWorld, type World } from '../e2e/matrix/world.ts';
import { type Channel, execute } from './command.ts';
import type { Db } from './db.ts';
import { allCommands } from './nouns.ts';
import { createTestServices, type TestWorld } from './testing/services.ts';
import { viewRegistry } from './views.ts';

let house: TestWorld;
let w: World;
beforeAll(async () => {
  house = await createTestServices();
  w = await makeWorld(house);
}, 120_000);
afterAll(() => house?.end());

const commands = allCommands();
class TakenBack extends Error {}

/** The answer of one command to one role; nothing of it stays. */
async function ask(
  name: string,
  role: Role,
  channel: Channel = 'web',
  before?: (tx: Db) => Promise<unknown>,
) {
  const one = COMMANDS[name]!;
  const actor = await w.actorOf(role);
  let answer: Answer = 'nothing';
  await house.services.db
    .transaction(async (tx) => {
      const db = tx as unknown as Db;
      await before?.(db);
      const input = await one.input(w, role, tx);
      const result = await execute({ ...house.services, db }, commands.get(name)!, actor, input, { channel });
      answer = result.ok
        ? 'ok'
        : result.code === 'invalid_input'
          ? `invalid ${JSON.stringify(result.fields)}`
          : result.code;
      throw new TakenBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error;
    });
  return answer;
}

/** An input alone; what was prepared for it is taken back. */
async function inputOf(name: string): Promise<unknown> {
  let input: unknown;
  await house.services.db
    .transaction(async (tx) => {
      input = await COMMANDS[name]?.input(w, 'organiser', tx);
      throw new TakenBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error;
    });
  return input;
}

describe('[RM1] every command has its line', () => {
  test('a command without a line in e2e/matrix/commands.ts, or a line without a command', () => {
    expect({
      commandsWithoutLine: [...commands.keys()].filter((name) => !COMMANDS[name]),
      linesWithoutCommand: Object.keys(COMMANDS).filter((name) => !commands.has(name)),
    }).toEqual({ commandsWithoutLine: [], linesWithoutCommand: [] });
  });

  test('[RM2] somebody succeeds with each, so that no refusal comes from the input', () => {
    const refusals = ['not_found', 'forbidden', 'signed_out'];
    const barren = Object.entries(COMMANDS).filter(
      ([, { row, channel }]) => !channel && ROLES.every((role) => refusals.includes(row[role])),
    );
    expect(barren.map(([name]) => name)).toEqual([]);
  });
});

describe('[RM3] what each is answered', () => {
  for (const [name, { row, channel }] of Object.entries(COMMANDS)) {
    test.runIf(commands.has(name))(name, async () => {
      const answered: Record<string, Answer> = {};
      for (const role of ROLES) answered[role] = await ask(name, role);
      expect(answered).toEqual({ ...row });
      if (channel) expect(await ask(name, 'anonymous', channel)).toBe('ok');
      expect(house.errors.splice(0)).toEqual([]);
    });
  }
});

describe('[RM4] the other doors open no wider', () => {
  test('over the socket only commands marked live, over the JSON door none of our own pages', async () => {
    const meta = (channel: Channel) => ({ channel });
    const answers = { socket: [] as string[], door: [] as string[] };
    for (const [name, command] of commands) {
      const input = await inputOf(name);
      const live = command.live ? null : await house.nouns.run(null, name, input, meta('live'));
      if (live && (live.ok || live.code !== 'not_found')) answers.socket.push(name);
      if (!OWN_PAGES_ONLY.includes(name)) continue;
      const api = await house.nouns.run(await w.actorOf('administrator'), name, input, meta('api'));
      if (api.ok || api.code !== 'not_found') answers.door.push(name);
    }
    expect(answers).toEqual({ socket: [], door: [] });
  });

  test('a public forum lets strangers see that it exists, and do nothing more', async () => {
    const more: string[] = [];
    for (const [name, { row }] of Object.entries(COMMANDS).filter(([known]) => commands.has(known)))
      for (const role of ['anonymous', 'outsider', 'foreign_organiser', 'administrator'] as const) {
        const answer = await ask(name, role, 'web', (tx) => tx.execute(sql`update forum set public = true`));
        if (answer !== row[role] && !(row[role] === 'not_found' && NO.includes(answer)))
          more.push(`${name} for ${role}: ${row[role]} → ${answer}`);
      }
    expect(more).toEqual([]);
  }, 120_000);
});

const NO = ['not_found', 'forbidden', 'signed_out', 'vote/no_right'];

describe('[RM5] live views, for the socket and the JSON door', () => {
  test('every view has its line, every line its view', () => {
    expect(Object.keys(VIEWS).sort()).toEqual([...viewRegistry(house.services).keys()].sort());
    // A name that the contract of the socket does not know can never be followed.
    for (const name of Object.keys(VIEWS)) expect(zViewName.safeParse(name).success, name).toBe(true);
  });

  for (const [name, { row, id }] of Object.entries(VIEWS))
    test(name, async () => {
      const entry = viewRegistry(house.services).get(name)!;
      const sight: Record<string, string> = {};
      for (const role of ROLES) {
        const audience = await entry.audience(await w.actorOf(role), entry.id.parse(id(w)));
        sight[role] = audience === null ? 'hidden' : 'seen';
        if (audience !== null)
          await entry.load(audience, id(w)).catch((error: unknown) => {
            sight[role] = isRefusal(error) ? error.vecheCode : String(error);
          });
      }
      expect(sight).toEqual({ ...row });
    });

  test('[RM6] every intent of the socket is decided by some lines', () => {
    expect(Object.keys(INTENTS).sort()).toEqual(Object.keys(intents).sort());
  });
});

describe('[RM7] the drafting socket', () => {
  for (const [name, { row, id }] of Object.entries(DRAFTS))
    test(name, async () => {
      const server = createServer();
      server.on('upgrade', (req, socket, head) => house.services.drafting.handleUpgrade(req, socket, head));
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/draft`;
      const pens: Record<string, Pen | string> = {};
      try {
        for (const role of ROLES) pens[role] = await penAt(url, id(w), role);
      } finally {
        server.closeAllConnections();
        server.close();
      }
      expect(pens).toEqual({ ...row });
    });
});

/** Connects with the session's cookie, waits for the text, sends one frame and sees whether it was taken in. */
async function penAt(url: string, draftId: string, role: Role): Promise<Pen | string> {
  const cookie = w.cookies[role];
  class Browser extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers: cookie ? { cookie } : {} });
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(url, draftId, doc, {
    WebSocketPolyfill: Browser as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    params: { ack: '1', schema: '1' },
    maxBackoffTime: 60_000,
  });
  const closed = new Promise<number>((resolve) => {
    provider.on('connection-close', (event) => resolve(event?.code ?? 0));
  });
  const synced = new Promise<'synced'>((resolve) => {
    provider.on('sync', (state: boolean) => state && resolve('synced'));
  });
  // Frames of type 120 acknowledge what was committed.
  const taken = new Promise<'taken'>((resolve) => {
    provider.messageHandlers[120] = () => resolve('taken');
  });
  provider.messageHandlers[121] = () => {};
  try {
    const first = await Promise.race([synced, closed]);
    if (first === CLOSE.frozen.code) return 'frozen';
    if (first !== 'synced') return SHUT.includes(first) ? 'shut' : `closed ${first}`;
    write(doc);
    provider.ws?.send(Uint8Array.from([120, 1]));
    const second = await Promise.race([taken, closed]);
    if (second === 'taken') return 'write';
    return second === CLOSE.forbidden.code ? 'read' : `closed ${second}`;
  } finally {
    provider.destroy();
    doc.destroy();
  }
}

const SHUT: number[] = [CLOSE.unauthorised.code, CLOSE.notFound.code];

/** An edit that the guards of both kinds let in. */
function write(doc: Y.Doc): void {
  const meta = doc.getMap('meta');
  if (meta.size > 0) meta.set('venue', `зал ${doc.clientID}`);
  else doc.getXmlFragment('notes').push([new Y.XmlElement('paragraph')]);
}

test('[RM8] who has no session is nobody, a suspended organiser too', async () => {
  for (const role of SESSIONLESS) expect(await w.actorOf(role)).toBeNull();
});
