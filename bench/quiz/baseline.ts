/** How open-source quizzes count: at each answer the new counter to every socket. No database, so nothing else is slow. */
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const server = createServer();
const io = new Server(server, { path: '/live', transports: ['websocket'], maxHttpBufferSize: 65_536 });
let answered = 0;
io.on('connection', (socket) => {
  socket.on('view:open', (_body: unknown, ack: (result: unknown) => void) => ack({ ok: true }));
  socket.on('command:run', (_body: unknown, ack: (result: unknown) => void) => {
    answered += 1;
    io.emit('player_answer', { answered, total: io.engine.clientsCount });
    ack({ ok: true });
  });
});
server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as { port: number }).port });
});
process.on('message', () => process.send?.({ cpu: process.cpuUsage(), memory: process.memoryUsage() }));
process.on('disconnect', () => process.exit(0));
