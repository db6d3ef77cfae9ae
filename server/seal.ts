/**
 * A sealed envelope for one secret vote or one round of an election. Anybody may seal; to open it takes a key that lies
 * in a file of DATA_DIR, never in the database, and is destroyed once the ballots are counted. What the database, its log and its backups keep of a ballot is
 * then noise of one length for everybody.
 */
import {
  constants,
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPair,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  privateDecrypt,
  randomBytes,
  verify,
} from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sha256 } from './ids.ts';

/** Twenty ids of 22 letters fit with room to spare. */
const PLAIN_BYTES = 1_024;
const NONCE = Buffer.alloc(12);

export type RoundKeys = { seal: string; issue: string };

const folder = (dataDir: string) => join(dataDir, 'ballots');
const place = (dataDir: string, roundId: string) => join(folder(dataDir), `${roundId}.key`);
const raw = (key: KeyObject) => key.export({ type: 'spki', format: 'der' });

/** Makes the keys of a round; they are on disk before the round exists, or the round does not. */
export async function makeKeys(dataDir: string, roundId: string): Promise<RoundKeys> {
  const seal = generateKeyPairSync('x25519');
  const issue = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const pem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' });
  mkdirSync(folder(dataDir), { recursive: true, mode: 0o700 });
  const file = openSync(place(dataDir, roundId), 'wx', 0o600);
  try {
    writeSync(file, JSON.stringify({ seal: pem(seal.privateKey), issue: pem(issue.privateKey) }));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return {
    seal: raw(seal.publicKey).toString('base64url'),
    issue: raw(issue.publicKey).toString('base64url'),
  };
}

export type OpenKeys = { seal: KeyObject; issue: KeyObject };

/** Null: this process does not hold the keys of the round. */
export function readKeys(dataDir: string, roundId: string): OpenKeys | null {
  try {
    const { seal, issue } = JSON.parse(readFileSync(place(dataDir, roundId), 'utf8')) as RoundKeys;
    return { seal: createPrivateKey(seal), issue: createPrivateKey(issue) };
  } catch {
    return null;
  }
}

/** Once counted nobody can open an envelope again, whatever copy of the database they have. */
export function destroyKeys(dataDir: string, roundId: string): void {
  rmSync(place(dataDir, roundId), { force: true });
}

/** Rounds whose keys still lie here: a process may have died between the count and the end of its key. */
export function heldKeys(dataDir: string): string[] {
  try {
    return readdirSync(folder(dataDir)).flatMap((name) => (name.endsWith('.key') ? [name.slice(0, -4)] : []));
  } catch {
    return [];
  }
}

function secretOf(own: KeyObject, other: KeyObject, salt: Buffer, roundId: string): Buffer {
  const shared = diffieHellman({ privateKey: own, publicKey: other });
  return Buffer.from(hkdfSync('sha256', shared, salt, `veche ballot ${roundId}`, 32));
}

export type Sheet = { code: string; picks: string[] };

export function sealSheet(key: string, roundId: string, sheet: Sheet): string {
  const plain = Buffer.alloc(PLAIN_BYTES, 0x20);
  const text = Buffer.from(JSON.stringify(sheet));
  if (text.length > PLAIN_BYTES) throw new RangeError('a ballot is never this long');
  text.copy(plain);
  const to = createPublicKey({ key: Buffer.from(key, 'base64url'), type: 'spki', format: 'der' });
  const mine = generateKeyPairSync('x25519');
  const own = raw(mine.publicKey);
  const salt = createHash('sha256').update(own).update(raw(to)).digest();
  // The key is used for this one sheet, so its nonce may be the same always.
  const cipher = createCipheriv('aes-256-gcm', secretOf(mine.privateKey, to, salt, roundId), NONCE);
  cipher.setAAD(Buffer.from(roundId));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([own, body, cipher.getAuthTag()]).toString('base64');
}

export function openSheet(key: KeyObject, roundId: string, sealed: string): Sheet {
  const all = Buffer.from(sealed, 'base64');
  const head = all.length - PLAIN_BYTES - 16;
  const own = all.subarray(0, head);
  const from = createPublicKey({ key: own, type: 'spki', format: 'der' });
  const salt = createHash('sha256')
    .update(own)
    .update(raw(createPublicKey(key)))
    .digest();
  const decipher = createDecipheriv('aes-256-gcm', secretOf(key, from, salt, roundId), NONCE);
  decipher.setAAD(Buffer.from(roundId));
  decipher.setAuthTag(all.subarray(head + PLAIN_BYTES));
  const plain = Buffer.concat([decipher.update(all.subarray(head, head + PLAIN_BYTES)), decipher.final()]);
  return JSON.parse(plain.toString('utf8')) as Sheet;
}

/** Signs what it cannot read (RFC 9474, blind_sign): plain RSA over the blinded number; null where it is none of ours. */
export function signBlindly(key: KeyObject, blinded: string): string | null {
  try {
    const number = Buffer.from(blinded, 'base64url');
    return privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, number).toString('base64url');
  } catch {
    return null;
  }
}

export type PaperRefusal = 'paper_spent' | 'already_cast' | 'key_elsewhere' | 'blind_wrong';

/** Signs one paper a person: the same blinded one again, another never. `hash` is what their row of the roll keeps. */
export function signOnce(
  dataDir: string,
  roundId: string,
  row: { taken: boolean; blinded: string | null },
  blinded: string,
): { signed: string; hash: string } | PaperRefusal {
  const hash = sha256(blinded);
  if (row.taken && row.blinded !== hash) return row.blinded ? 'paper_spent' : 'already_cast';
  const keys = readKeys(dataDir, roundId);
  if (!keys) return 'key_elsewhere';
  const signed = signBlindly(keys.issue, blinded);
  return signed === null ? 'blind_wrong' : { signed, hash };
}

/** The box, opened: every sheet once more, in the order of codes that are random. Null: the keys do not lie here. */
export function openBox(dataDir: string, roundId: string, sealed: readonly string[]): Sheet[] | null {
  const keys = readKeys(dataDir, roundId);
  return (
    keys && sealed.map((one) => openSheet(keys.seal, roundId, one)).sort((a, b) => (a.code < b.code ? -1 : 1))
  );
}

/** RSABSSA-SHA384-PSS-Randomized: what the voter unblinded is an ordinary signature of the round. */
export function isSigned(issueKey: string, paper: string, signature: string): boolean {
  return verify(
    'sha384',
    Buffer.from(paper, 'base64url'),
    {
      key: createPublicKey({ key: Buffer.from(issueKey, 'base64url'), type: 'spki', format: 'der' }),
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: 48,
    },
    Buffer.from(signature, 'base64url'),
  );
}

/** Sixteen bytes that mean nothing. */
export const randomMark = () => randomBytes(16).toString('base64url');
/** A seed of the lot, drawn before anybody knows what the hall will say. */
export const randomSeed = () => randomBytes(32).toString('hex');
