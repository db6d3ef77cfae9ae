/**
 * A message only the browser that subscribed can read (RFC 8291 over RFC 8188, aes128gcm), and the signature by which its
 * service knows us (RFC 8292). A page of node:crypto instead of a package of ten: the RFC's own example is the test.
 */
import {
  createCipheriv,
  createECDH,
  createPrivateKey,
  ECDH,
  type ECDH as Exchange,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  sign,
} from 'node:crypto';

const CURVE = 'prime256v1';
const RECORD = 4096;
/** Every message is as long as any other, so that its length says nothing. */
const PADDED = 512;

export type Subscriber = { p256dh: string; auth: string };

/** Sixty-five bytes may still be no point of the curve. */
export function isPoint(p256dh: string): boolean {
  try {
    ECDH.convertKey(p256dh, CURVE, 'base64url', undefined, 'compressed');
    return true;
  } catch {
    return false;
  }
}

function oneTime(): Exchange {
  const pair = createECDH(CURVE);
  pair.generateKeys();
  return pair;
}

export function encrypt(
  text: string,
  to: Subscriber,
  { own = oneTime(), salt = randomBytes(16), padded = PADDED } = {},
): Buffer {
  const theirs = Buffer.from(to.p256dh, 'base64url');
  const mine = own.getPublicKey();
  const derive = (secret: Buffer, by: Buffer, info: Buffer | string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', secret, by, info, bytes));
  const both = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, mine]);
  const key = derive(own.computeSecret(theirs), Buffer.from(to.auth, 'base64url'), both, 32);
  const cipher = createCipheriv(
    'aes-128-gcm',
    derive(key, salt, 'Content-Encoding: aes128gcm\0', 16),
    derive(key, salt, 'Content-Encoding: nonce\0', 12),
  );
  // Two marks the end of the text in the last record; zeros after it are no text.
  const plain = Buffer.concat([Buffer.from(text), Buffer.from([2])]);
  const whole = Buffer.concat([plain, Buffer.alloc(Math.max(0, padded - plain.length))]);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(RECORD);
  head.writeUInt8(mine.length, 4);
  return Buffer.concat([salt, head, mine, cipher.update(whole), cipher.final(), cipher.getAuthTag()]);
}

/** The installation's name before every push service: made once, as JWK members in base64url. */
export type Keys = { publicKey: string; privateKey: string };

export function makeKeys(): Keys {
  const { x, y, d } = generateKeyPairSync('ec', { namedCurve: CURVE }).privateKey.export({ format: 'jwk' });
  const point = [x, y].map((part) => Buffer.from(String(part), 'base64url'));
  return {
    publicKey: Buffer.concat([Buffer.from([4]), ...point]).toString('base64url'),
    privateKey: String(d),
  };
}

const HALF_A_DAY = 12 * 3_600;

export function authorization(endpoint: string, subject: string, keys: Keys, now: Date): string {
  const point = Buffer.from(keys.publicKey, 'base64url');
  const coordinate = (from: number) => point.subarray(from, from + 32).toString('base64url');
  const jwk = { kty: 'EC', crv: 'P-256', x: coordinate(1), y: coordinate(33), d: keys.privateKey };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const exp = Math.floor(now.getTime() / 1_000) + HALF_A_DAY;
  const claims = { aud: new URL(endpoint).origin, exp, sub: subject };
  const told = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(claims)}`;
  const signed = sign('sha256', Buffer.from(told), {
    key: createPrivateKey({ key: jwk, format: 'jwk' }),
    dsaEncoding: 'ieee-p1363',
  });
  return `vapid t=${told}.${signed.toString('base64url')}, k=${keys.publicKey}`;
}
