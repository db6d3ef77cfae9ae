/** The account noun on a test world: commands and queries bound as pages have them, and a real mail server. */
import { SMTPServer } from 'smtp-server';
import type { Actor } from '#domain/actor.ts';
import { bindCommands, bindQueries } from '../bind.ts';
import { createTestServices, type TestWorld } from '../testing/services.ts';
import * as adminCommands from './admin-commands.ts';
import * as selfCommands from './commands.ts';
import { claimSeat, joinForum } from './join-commands.ts';
import * as accountQueries from './queries.ts';

export async function accountWorld(options: Parameters<typeof createTestServices>[0] = {}) {
  const world = await createTestServices(options);
  const commands = bindCommands(world.services, { ...selfCommands, ...adminCommands, claimSeat, joinForum });
  const queries = bindQueries(world.services, accountQueries);
  return {
    world,
    commands,
    queries,
    resolve: (s: { accountId: string; sessionVersion: number }) => actorOf(world, s),
  };
}

/** The actor that the cookie of this sign-in stands for now, or null. */
async function actorOf(
  world: TestWorld,
  signed: { accountId: string; sessionVersion: number },
): Promise<Actor | null> {
  const token = await world.sessions.issue(signed.accountId, signed.sessionVersion);
  return world.sessions.resolve(`veche.session=${token}`);
}

/** The one-time token of a link printed or written in a letter. */
export function tokenIn(text: string): string {
  const token = /\/signin\/link\?t=([\w-]{32})/.exec(text)?.[1];
  if (!token) throw new Error('no link in the text');
  return token;
}

/** `refuse`: the server is too busy for this letter now. */
export async function startMailServer(refuse: () => boolean = () => false) {
  const letters: string[] = [];
  const waiting: (() => void)[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo(_address, _session, done) {
      done(refuse() ? Object.assign(new Error('busy'), { responseCode: 451 }) : null);
    },
    onData(stream, _session, done) {
      let text = '';
      stream.on('data', (part: Buffer) => {
        text += part.toString('utf8');
      });
      stream.on('end', () => {
        letters.push(text);
        for (const go of waiting.splice(0)) go();
        done();
      });
    },
  });
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go));
  const { port } = server.server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    /** Until this many letters have arrived. */
    async arrived(count: number): Promise<void> {
      while (letters.length < count) await new Promise<void>((go) => waiting.push(go));
    },
    stop: () => new Promise<void>((go) => server.close(() => go())),
  };
}

/** A letter's text as a person reads it. */
export function bodyOf(letter: string): string {
  const [head = '', ...rest] = letter.split('\r\n\r\n');
  const body = rest.join('\n\n');
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  return Buffer.from(
    body
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
}
