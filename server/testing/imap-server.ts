/**
 * A mailbox behind RFC 3501, as much of it as a reader needs: sign in, look for what was not marked, fetch, mark. It
 * keeps words (`\*`) or not, and loses the line where a test wants it to.
 */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

type Kept = { uid: number; raw: Buffer; flags: Set<string> };

export async function startImapServer(options: { words?: boolean } = {}) {
  const words = options.words ?? true;
  const messages: Kept[] = [];
  const sockets = new Set<Socket>();
  /** A command at which the line is lost, once. */
  let loseAt: RegExp | null = null;
  let signIns = 0;

  const answer = (tag: string, command: string): string => {
    const ok = (lines: string[] = []) =>
      [...lines.map((line) => `* ${line}`), `${tag} OK done`, ''].join('\r\n');
    const uids = /^UID (?:FETCH|STORE) (\d+)/i.exec(command)?.[1];
    const found = messages.find(({ uid }) => uid === Number(uids));
    if (/^CAPABILITY/i.test(command)) return ok(['CAPABILITY IMAP4rev1']);
    if (/^LOGIN/i.test(command)) {
      signIns += 1;
      return /"secret"$/.test(command) ? ok() : `${tag} NO [AUTHENTICATIONFAILED] refused\r\n`;
    }
    if (/^(LIST|LSUB)/i.test(command))
      return ok([`${command.slice(0, 4).toUpperCase()} (\\HasNoChildren) "/" "INBOX"`]);
    if (/^SELECT INBOX/i.test(command))
      return ok([
        'FLAGS (\\Seen)',
        `OK [PERMANENTFLAGS (\\Seen${words ? ' \\*' : ''})]`,
        `${messages.length} EXISTS`,
        'OK [UIDVALIDITY 1]',
        `OK [UIDNEXT ${messages.length + 1}]`,
      ]);
    if (/^UID SEARCH/i.test(command)) {
      const word = /UNKEYWORD (\S+)/i.exec(command)?.[1] ?? '\\Seen';
      const open = messages.filter(({ flags }) => !flags.has(word)).map(({ uid }) => uid);
      return ok([`SEARCH ${open.join(' ')}`.trim()]);
    }
    if (/^UID FETCH/i.test(command) && found) {
      const { raw, uid } = found;
      const most = Number(/<0\.(\d+)>/.exec(command)?.[1] ?? raw.length);
      const text = raw.subarray(0, most).toString('latin1');
      return ok([
        `${uid} FETCH (UID ${uid} RFC822.SIZE ${raw.length} BODY[]<0> {${Math.min(most, raw.length)}}\r\n${text})`,
      ]);
    }
    if (/^UID STORE/i.test(command) && found) {
      for (const flag of /\(([^)]*)\)/.exec(command)?.[1]?.split(' ') ?? []) found.flags.add(flag);
      return ok([`${found.uid} FETCH (UID ${found.uid} FLAGS (${[...found.flags].join(' ')}))`]);
    }
    if (/^LOGOUT/i.test(command)) return ok(['BYE']);
    return ok();
  };

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    socket.write('* OK ready\r\n');
    let rest = '';
    socket.on('data', (part: Buffer) => {
      rest += part.toString('latin1');
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const [tag = '', ...command] = rest.slice(0, end).split(' ');
        rest = rest.slice(end + 2);
        if (loseAt?.test(command.join(' '))) {
          loseAt = null;
          socket.destroy();
          return;
        }
        socket.write(answer(tag, command.join(' ')), 'latin1');
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: (password = 'secret') => new URL(`imap://replies:${password}@127.0.0.1:${port}/INBOX`),
    messages,
    signIns: () => signIns,
    put(raw: Buffer): Kept {
      const kept = { uid: messages.length + 1, raw, flags: new Set<string>() };
      messages.push(kept);
      return kept;
    },
    loseLineAt(command: RegExp): void {
      loseAt = command;
    },
    async stop(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
