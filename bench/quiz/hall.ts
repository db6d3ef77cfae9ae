/**
 * A hall of phones in one process: each a socket with its own session, its two views open, as the page has them. The
 * parent says what happens; the hall answers with what it saw and when.
 */
import { io, type Socket } from 'socket.io-client';
import { PROTOCOL_VERSION } from '#domain/protocol-version.ts';
import { quantiles } from '#server/drafting/timings.ts';

type Ask =
  | { do: 'come'; origin: string; runId: string; players: { cookie: string; unitId: string }[] }
  | { do: 'answer'; roundId: string; withinMs: number }
  | { do: 'await'; what: 'reveal'; roundId: string }
  | { do: 'back' };
type Changed = {
  name: string;
  data: { round?: { id: string; reveal: unknown } | null; result?: { roundId: string } | null };
};

let sockets: Socket[] = [];
let runId = '';
let units: string[] = [];
/** When a phone had both the reveal and its own result. */
const seen = new Map<number, { play: number; mine: number }>();
let foreign = 0;
const now = () => performance.timeOrigin + performance.now();
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const reply = (body: unknown) => process.send?.(body);

async function openViews(socket: Socket, at: number): Promise<void> {
  for (const [name, id] of [
    ['quiz.play', runId],
    ['quiz.mine', `${runId}:${units[at]}`],
  ] as const) {
    const answer = (await socket.timeout(30_000).emitWithAck('view:open', { name, id })) as { ok: boolean };
    if (!answer.ok) throw new Error(`${name} was refused`);
  }
}

/** The page's own way back: full jitter, two seconds at first, ten at last. */
function keepUp(socket: Socket, back: () => void): void {
  let attempts = 0;
  const later = () => {
    const spread = Math.min(10_000, 2_000 * 2 ** Math.min(attempts, 4));
    attempts += 1;
    setTimeout(() => socket.connect(), Math.random() * spread);
  };
  socket.on('disconnect', later);
  socket.on('connect_error', later);
  socket.on('connect', () => {
    attempts = 0;
    back();
  });
}

let returned: (at: number) => void = () => {};

async function come(ask: Extract<Ask, { do: 'come' }>): Promise<void> {
  runId = ask.runId;
  units = ask.players.map(({ unitId }) => unitId);
  sockets = [];
  const began = now();
  // Listened for before anybody comes: the first are in before the last has set out.
  const everybody = all(ask.players.length);
  for (const [at, { cookie }] of ask.players.entries()) {
    const socket = io(ask.origin, {
      path: '/live',
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      auth: { protocol: PROTOCOL_VERSION },
      extraHeaders: { cookie, origin: ask.origin },
    });
    socket.on('view:changed', ({ name, data }: Changed) => {
      const one = seen.get(at) ?? { play: 0, mine: 0 };
      if (name === 'quiz.play' && data.round?.reveal) one.play = now();
      else if (name === 'quiz.mine' && data.result?.roundId) one.mine = now();
      else if (name !== 'quiz.play' && name !== 'quiz.mine') foreign += 1;
      seen.set(at, one);
    });
    sockets.push(socket);
    keepUp(
      socket,
      () =>
        void openViews(socket, at).then(
          () => returned(at),
          () => socket.disconnect().connect(),
        ),
    );
    if (at % 25 === 24) await pause(20);
  }
  await everybody;
  reply({ came: sockets.length, ms: now() - began });
}

function all(count: number): Promise<void> {
  const left = new Set(Array.from({ length: count }, (_, at) => at));
  return new Promise((done) => {
    returned = (at) => {
      left.delete(at);
      if (left.size === 0) done();
    };
  });
}

async function answer({ roundId, withinMs }: Extract<Ask, { do: 'answer' }>): Promise<void> {
  const times: number[] = [];
  const refused: string[] = [];
  await Promise.all(
    sockets.map(async (socket, at) => {
      await pause(Math.random() * withinMs);
      const began = now();
      const cmdId = `${units[at]}`;
      const value = { options: [at % 3 === 0 ? 'b' : 'a'] };
      const result = (await socket
        .timeout(60_000)
        .emitWithAck('command:run', { name: 'quiz.answer', cmdId, input: { roundId, value } })) as {
        ok: boolean;
        code?: string;
      };
      if (result.ok) times.push(now() - began);
      else refused.push(result.code ?? '');
    }),
  );
  reply({
    acked: times.length,
    refused: refused.slice(0, 5),
    ms: quantiles(times),
    most: Math.max(...times),
    foreign,
  });
}

process.on('message', async (ask: Ask) => {
  try {
    if (ask.do === 'come') await come(ask);
    if (ask.do === 'answer') {
      seen.clear();
      await answer(ask);
    }
    if (ask.do === 'await') {
      const end = now() + 20_000;
      const whole = () => [...seen.values()].filter(({ play, mine }) => play > 0 && mine > 0);
      while (whole().length < sockets.length && now() < end) await pause(20);
      reply({
        phones: whole().length,
        last: Math.max(...whole().map(({ play, mine }) => Math.max(play, mine))),
      });
    }
    if (ask.do === 'back') {
      const began = now();
      await Promise.race([all(sockets.length), pause(60_000)]);
      reply({ back: sockets.filter(({ connected }) => connected).length, ms: now() - began });
    }
  } catch (error) {
    reply({ error: String(error) });
  }
});
process.on('disconnect', () => process.exit(0));
reply({ ready: true });
