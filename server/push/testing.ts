/** A browser that subscribed and the service of its maker, as the RFCs have them; both know nothing of server/push. */
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Knock = { path: string; headers: IncomingHttpHeaders; body: Buffer };

/** Takes what is sent to it; `answers` decides by path, 201 where it says nothing. */
export async function startPushService() {
  const got: Knock[] = [];
  const answers = new Map<string, number>();
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    got.push({ path: req.url ?? '', headers: req.headers, body: Buffer.concat(chunks) });
    res.writeHead(answers.get(req.url ?? '') ?? 201).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    got,
    answers,
    origin,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

export function subscriber(secrets: { privateKey?: string; auth?: string } = {}) {
  const pair = createECDH('prime256v1');
  if (secrets.privateKey) pair.setPrivateKey(secrets.privateKey, 'base64url');
  else pair.generateKeys();
  const auth = secrets.auth ?? randomBytes(16).toString('base64url');
  const keys = { p256dh: pair.getPublicKey('base64url'), auth };
  /** RFC 8291 §3.4 with the one record of RFC 8188, read from the other end. */
  function read(body: Buffer): string {
    const salt = body.subarray(0, 16);
    const idLength = body.readUInt8(20);
    const theirs = body.subarray(21, 21 + idLength);
    const record = body.subarray(21 + idLength);
    if (record.length > body.readUInt32BE(16)) throw new RangeError('more than one record');
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), theirs]);
    const ikm = hkdfSync('sha256', pair.computeSecret(theirs), Buffer.from(auth, 'base64url'), info, 32);
    const part = (name: string, bytes: number) =>
      Buffer.from(hkdfSync('sha256', new Uint8Array(ikm), salt, `Content-Encoding: ${name}\0`, bytes));
    const open = createDecipheriv('aes-128-gcm', part('aes128gcm', 16), part('nonce', 12));
    open.setAuthTag(record.subarray(-16));
    const plain = Buffer.concat([open.update(record.subarray(0, -16)), open.final()]);
    let end = plain.length - 1;
    while (plain[end] === 0) end -= 1;
    if (plain[end] !== 2) throw new RangeError('no end of the last record');
    return plain.subarray(0, end).toString('utf8');
  }
  return { keys, read };
}

/** RFC 8292: the claims, once the signature is by the key that is named beside them. */
export function vapidOf(authorization: string): { key: string; claims: Record<string, unknown> } {
  const [, head, claims, signature, key] =
    /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(authorization) ?? [];
  const point = Buffer.from(String(key), 'base64url');
  const coordinate = (from: number) => point.subarray(from, from + 32).toString('base64url');
  const jwk = { kty: 'EC', crv: 'P-256', x: coordinate(1), y: coordinate(33) };
  const ok = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(String(signature), 'base64url'),
  );
  if (!ok) throw new Error('not signed by this key');
  return { key: String(key), claims: JSON.parse(Buffer.from(String(claims), 'base64url').toString()) };
}
