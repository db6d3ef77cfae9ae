/** A mail server of our own for a journey: it takes every letter and keeps it as its reader would see it. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { Hall } from './hall.ts';

export type Mailbox = { url: string; letters: string[] };

export async function openMailbox(hall: Hall): Promise<Mailbox> {
  const letters: string[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        letters.push(unfolded(Buffer.concat(parts)));
        done();
      });
    },
  });
  const listener = smtp.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  hall.atEnd(() => smtp.close());
  return { url: `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`, letters };
}

/** The words of a letter out of what it travels in. */
function unfolded(raw: Buffer): string {
  const [head = '', ...rest] = raw.toString('latin1').split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (/^content-transfer-encoding: base64/im.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  const bytes = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
