/**
 * The voter's half of RSABSSA-SHA384-PSS-Randomized (RFC 9474): a paper is made and blinded here, signed by the server
 * without being seen, unblinded here, and checked with the browser's own RSA-PSS. Needs a secure context.
 */
const HASH = 48;
const E = 65537n;

export type Blinded = { paper: string; blinded: string; inverse: string };

const subtle = () => globalThis.crypto.subtle;
const random = (length: number) => globalThis.crypto.getRandomValues(new Uint8Array(length));
const sha384 = async (data: Uint8Array<ArrayBuffer>) =>
  new Uint8Array(await subtle().digest('SHA-384', data));

export function toText(bytes: Uint8Array): string {
  let plain = '';
  for (const byte of bytes) plain += String.fromCharCode(byte);
  return btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
export function fromText(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}
const joined = (...parts: Uint8Array[]) => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};
const toNumber = (bytes: Uint8Array) => {
  let hex = '0x0';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return BigInt(hex);
};
const toBytes = (value: bigint, length: number) => {
  const hex = value.toString(16).padStart(length * 2, '0');
  return Uint8Array.from({ length }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16));
};
/** Of a modulus whose first bit is set, as of every key that is made here. */
const lengthOf = (n: bigint) => n.toString(16).length / 2;

function power(base: bigint, exponent: bigint, n: bigint): bigint {
  let out = 1n;
  let square = base % n;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) out = (out * square) % n;
    square = (square * square) % n;
  }
  return out;
}
/** Null where there is none. */
function inverseOf(value: bigint, n: bigint): bigint | null {
  let [a, b, x, y] = [n, value % n, 0n, 1n];
  while (b !== 0n) {
    const q = a / b;
    [a, b] = [b, a - q * b];
    [x, y] = [y, x - q * y];
  }
  return a === 1n ? ((x % n) + n) % n : null;
}

async function mask(seed: Uint8Array, length: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (let i = 0; parts.length * HASH < length; i += 1)
    parts.push(await sha384(joined(seed, new Uint8Array([0, 0, 0, i]))));
  return joined(...parts).slice(0, length);
}

/** EMSA-PSS-ENCODE of RFC 8017 for a modulus of so many bytes. */
async function encode(
  message: Uint8Array<ArrayBuffer>,
  salt: Uint8Array,
  bytes: number,
): Promise<Uint8Array> {
  const hash = await sha384(joined(new Uint8Array(8), await sha384(message), salt));
  const block = new Uint8Array(bytes - HASH - 1);
  block[block.length - salt.length - 1] = 1;
  block.set(salt, block.length - salt.length);
  const masked = (await mask(hash, block.length)).map((byte, at) => byte ^ (block[at] ?? 0));
  masked[0] = (masked[0] ?? 0) & 0x7f;
  return joined(masked, hash, new Uint8Array([0xbc]));
}

async function keyOf(issueKey: string): Promise<{ key: CryptoKey; n: bigint }> {
  const key = await subtle().importKey(
    'spki',
    fromText(issueKey),
    { name: 'RSA-PSS', hash: 'SHA-384' },
    true,
    ['verify'],
  );
  const { n = '' } = await subtle().exportKey('jwk', key);
  return { key, n: toNumber(fromText(n)) };
}

/** Blind of RFC 9474 §4.2 with a chosen salt and blinding factor; null where the factor has no inverse. */
export async function blindWith(
  n: bigint,
  message: Uint8Array<ArrayBuffer>,
  salt: Uint8Array,
  r: bigint,
): Promise<{ blinded: Uint8Array; inverse: Uint8Array } | null> {
  const bytes = lengthOf(n);
  const encoded = toNumber(await encode(message, salt, bytes));
  const inverse = r > 0n && r < n ? inverseOf(r, n) : null;
  if (inverse === null || inverseOf(encoded, n) === null) return null;
  return { blinded: toBytes((encoded * power(r, E, n)) % n, bytes), inverse: toBytes(inverse, bytes) };
}

/** The unblinding of Finalize, RFC 9474 §4.4; what comes out is checked by the caller. */
export const unblindWith = (n: bigint, signed: Uint8Array, inverse: Uint8Array) =>
  toBytes((toNumber(signed) * toNumber(inverse)) % n, lengthOf(n));

/** A new paper and its blinded form; whoever signs the latter learns nothing of the former. */
export async function blindPaper(issueKey: string): Promise<Blinded> {
  const { n } = await keyOf(issueKey);
  // PrepareRandomize: 32 random bytes before the message, which is 32 random bytes itself.
  const paper = random(64);
  const salt = random(HASH);
  for (;;) {
    const made = await blindWith(n, paper, salt, toNumber(random(lengthOf(n))));
    if (made) return { paper: toText(paper), blinded: toText(made.blinded), inverse: toText(made.inverse) };
  }
}

/** The signature of the paper itself; throws where the server signed something else. */
export async function unblind(issueKey: string, paper: Blinded, signed: string): Promise<string> {
  const { key, n } = await keyOf(issueKey);
  const bytes = unblindWith(n, fromText(signed), fromText(paper.inverse));
  const good = await subtle().verify(
    { name: 'RSA-PSS', saltLength: HASH },
    key,
    bytes,
    fromText(paper.paper),
  );
  if (!good) throw new Error('the paper was not signed by this vote');
  return toText(bytes);
}
