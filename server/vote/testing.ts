/** A hall for tests: a forum with people who have a vote, a text with clauses, real draft sockets. Used by tests only. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import * as Y from 'yjs';
import type { Actor, ForumRole } from '#domain/actor.ts';
import { addBlock, type Tool } from '#domain/resolution/operations.ts';
import { readDraft } from '#domain/resolution/read.ts';
import type { Result } from '#domain/result.ts';
import { connect, type Peer } from '../drafting/testing.ts';
import { signTicket } from '../drafting/ticket.ts';
import { randomIds } from '../ids.ts';
import type { createTestServices, TestWorld } from '../testing/services.ts';

export type Hall = {
  world: TestWorld;
  forumId: string;
  slug: string;
  chair: Actor;
  people: Actor[];
  resolutionId: string;
  draftId: string;
  clauses: string[];
};

export const toolOf = (doc: Y.Doc): Tool => ({
  Y: Y as unknown as Tool['Y'],
  doc,
  newId: () => randomIds.id(),
  random: Math.random,
});

/** The data of a success; anything else fails the test with its code. */
export function ok<T>(result: Result<T>): T {
  expect(result).toMatchObject({ ok: true });
  return (result as { data: T }).data;
}
export const code = (result: Result<unknown>): string => (result.ok ? 'ok' : result.code);

export async function writeClauses(
  world: TestWorld,
  draftId: string,
  by: Actor,
  texts: string[],
): Promise<string[]> {
  const ids: string[] = [];
  await world.services.drafting.transact(draftId, by.accountId, (doc) => {
    const tool = toolOf(doc);
    const [group] = readDraft(tool.Y, doc).groups;
    for (const text of texts)
      ids.push(
        addBlock(tool, {
          kind: 'clause',
          group: group!.id,
          text,
          owner: 'начальник управления',
          deadlineText: 'до 1 сентября 2026 года',
        }),
      );
  });
  return ids;
}

/** A chair and `n` participants in the hall, all with a vote and a phone, and a text of two clauses. */
export async function openHall(
  world: Awaited<ReturnType<typeof createTestServices>>,
  n: number,
  over: Parameters<TestWorld['forum']>[0] = {},
): Promise<Hall> {
  const { id: forumId, slug } = await world.forum({ settlement: 'ст. Заречная', ...over });
  const chair = await world.person({ name: 'Булатова Лидия Петровна' });
  await world.join(forumId, chair, ['organiser', 'participant'], { voting: false, badgeCode: '0999' });
  const people: Actor[] = [];
  for (let i = 0; i < n; i += 1) {
    const person = await world.person();
    await world.join(forumId, person, ['participant'], { badgeCode: String(1000 + i) });
    people.push(person);
  }
  const { id: resolutionId, draftId } = ok(
    await world.nouns.resolution.commands.ensureResolution(chair, { forumId }),
  );
  const clauses = await writeClauses(world, draftId, chair, [
    'закрепить наставников за молодыми директорами',
    'разработать программу развития',
  ]);
  return { world, forumId, slug, chair, people, resolutionId, draftId, clauses };
}

export const addPerson = (hall: Hall, roles: ForumRole[], over: Parameters<TestWorld['join']>[3] = {}) =>
  hall.world.person().then(async (actor) => {
    const participantId = await hall.world.join(hall.forumId, actor, roles, over);
    return { actor, participantId };
  });

export type Sockets = { url: string; open(draftId: string, actor: Actor): Peer; stop(): Promise<void> };

/** The drafting door of this world behind a real server. */
export async function openSockets(world: TestWorld): Promise<Sockets> {
  const server: Server = createServer();
  server.on('upgrade', (req, socket, head) => world.services.drafting.handleUpgrade(req, socket, head));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/draft`;
  const peers: Peer[] = [];
  return {
    url,
    open(draftId, actor) {
      const ticket = signTicket(world.services.env.authSecret, {
        draftId,
        accountId: actor.accountId,
        write: true,
        sessionVersion: actor.sessionVersion,
        exp: Math.floor(world.clock.now().getTime() / 1000) + 600,
      });
      const peer = connect(url, draftId, ticket, new Y.Doc(), { schema: '1' });
      peers.push(peer);
      return peer;
    },
    async stop() {
      for (const peer of peers) peer.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
