/** Short answers of the front itself: JSON with a code, never a sentence and never what the client sent. */
import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

export type FrontCode =
  | 'invalid_input'
  | 'http/foreign_host'
  | 'http/foreign_origin'
  | 'http/method'
  | 'not_found'
  | 'too_large'
  | 'forbidden'
  | 'unavailable'
  | 'internal';

export function answer(
  res: ServerResponse,
  status: number,
  body: { ok: false; code: FrontCode } | object,
): void {
  if (res.headersSent || res.destroyed) return;
  const text = JSON.stringify(body);
  res.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
  });
  res.end(text);
}

const REASONS: Record<number, string> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  408: 'Request Timeout',
  421: 'Misdirected Request',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** On a bare socket: an upgrade which is refused, or bytes that were no request. */
export function answerSocket(socket: Duplex, status: number): void {
  if (socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  socket.end(
    `HTTP/1.1 ${status} ${REASONS[status] ?? 'Error'}\r\nConnection: close\r\nContent-Length: 0\r\n` +
      "X-Content-Type-Options: nosniff\r\nContent-Security-Policy: default-src 'none'\r\nCache-Control: no-store\r\n\r\n",
    () => socket.destroy(),
  );
}
