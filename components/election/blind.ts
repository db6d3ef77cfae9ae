/**
 * The voter's half of RSABSSA-SHA384-PSS-Randomized (RFC 9474): a paper is made and blinded here, signed by the server
 * without being seen, unblinded here, and checked with the browser's own RSA-PSS. Needs a secure context.
 */
const HASH = 48;
const BYTES = 256;
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
const toBytes = (n: bigint) => {
  const hex = n.toString(16).padStart(BYTES * 2, '0');
  return Uint8Array.from({ length: BYTES }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16));
};

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

/** EMSA-PSS-ENCODE of RFC 8017 for a modulus of 2,048 bits. */
async function encode(message: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const salt = random(HASH);
  const hash = await sha384(joined(new Uint8Array(8), await sha384(message), salt));
  const block = new Uint8Array(BYTES - HASH - 1);
  block[block.length - HASH - 1] = 1;
  block.set(salt, block.length - HASH);
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

/** A new paper and its blinded form; whoever signs the latter learns nothing of the former. */
export async function blindPaper(issueKey: string): Promise<Blinded> {
  const { n } = await keyOf(issueKey);
  const paper = random(64);
  const message = toNumber(await encode(paper));
  for (;;) {
    const r = toNumber(random(BYTES));
    const inverse = r > 0n && r < n ? inverseOf(r, n) : null;
    if (inverse === null) continue;
    const blinded = (message * power(r, E, n)) % n;
    return { paper: toText(paper), blinded: toText(toBytes(blinded)), inverse: toText(toBytes(inverse)) };
  }
}

/** The signature of the paper itself; throws where the server signed something else. */
export async function unblind(issueKey: string, paper: Blinded, signed: string): Promise<string> {
  const { key, n } = await keyOf(issueKey);
  const bytes = toBytes((toNumber(fromText(signed)) * toNumber(fromText(paper.inverse))) % n);
  const good = await subtle().verify(
    { name: 'RSA-PSS', saltLength: HASH },
    key,
    bytes,
    fromText(paper.paper),
  );
  if (!good) throw new Error('the paper was not signed by this vote');
  return toText(bytes);
}
