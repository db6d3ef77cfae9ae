/**
 * A proxy of the plainest kind, before several nodes on one machine: each connection goes to the next node that takes
 * it, and ends with it. Bytes pass unread, so HTTP and WebSockets are alike to it.
 */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface Proxy {
  readonly port: number;
  /** So many connections went to this port so far. */
  passed(port: number): number;
  close(): Promise<void>;
}

export async function openProxy(targets: readonly number[], wanted = 0, host = '127.0.0.1'): Promise<Proxy> {
  const open = new Set<Socket>();
  const passed = new Map<number, number>();
  let turn = 0;
  const keep = (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  const pass = (client: Socket, attempt: number) => {
    const port = targets[(turn + attempt) % targets.length]!;
    const node = connect(port, '127.0.0.1');
    keep(node);
    let reached = false;
    node.once('connect', () => {
      reached = true;
      turn += attempt + 1;
      passed.set(port, (passed.get(port) ?? 0) + 1);
      client.pipe(node).pipe(client);
    });
    client.once('close', () => node.destroy());
    node.once('close', () => {
      if (reached || attempt + 1 >= targets.length || client.destroyed) client.destroy();
      else pass(client, attempt + 1);
    });
  };
  const server = createServer({ pauseOnConnect: false, noDelay: true }, (client) => {
    keep(client);
    pass(client, 0);
  });
  server.listen(wanted, host);
  await once(server, 'listening');
  return {
    port: (server.address() as { port: number }).port,
    passed: (port) => passed.get(port) ?? 0,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
