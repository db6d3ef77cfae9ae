/**
 * Open sockets: counted by address, capped generously (a hall stands behind one address), and ended in order when
 * the server drains. Behind a trusted proxy all sockets share its address, so only the total is capped there.
 */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { addressGroup, plainAddress } from './address.ts';

export function trackConnections(
  server: Server,
  options: { perAddress: number; behindProxy: boolean; onRefused: () => void },
) {
  const sockets = new Set<Socket>();
  const byAddress = new Map<string, number>();

  server.on('connection', (socket) => {
    const group = addressGroup(plainAddress(socket.remoteAddress));
    const count = (byAddress.get(group) ?? 0) + 1;
    if (!options.behindProxy && count > options.perAddress) {
      options.onRefused();
      socket.destroy();
      return;
    }
    byAddress.set(group, count);
    sockets.add(socket);
    socket.once('close', () => {
      sockets.delete(socket);
      const left = (byAddress.get(group) ?? 1) - 1;
      if (left > 0) byAddress.set(group, left);
      else byAddress.delete(group);
    });
  });

  return {
    count: () => sockets.size,
    /** Stops accepting, frees idle sockets at once and again as answers end, cuts the rest at the deadline. */
    drain: (deadlineMs: number): Promise<void> =>
      new Promise((resolve) => {
        const sweep = setInterval(() => server.closeIdleConnections(), 50);
        const deadline = setTimeout(() => {
          for (const socket of sockets) socket.destroy();
        }, deadlineMs);
        server.close(() => {
          clearInterval(sweep);
          clearTimeout(deadline);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
