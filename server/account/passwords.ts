/**
 * Passwords: argon2id (19 MiB, two passes, one lane). Verifying costs the same whether the account exists or not, and
 * only a few run at a time, so that a storm of sign-ins takes neither all memory nor all threads.
 */
import { hash, verify } from '@node-rs/argon2';
import { refuse } from '#domain/errors.ts';

// The library's default algorithm is argon2id; its enum cannot be imported under isolated modules.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const AT_ONCE = 2;
const WAITING = 300;

let running = 0;
const queue: (() => void)[] = [];

async function turn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (queue.length >= WAITING) refuse('unavailable', { retryAfterMs: 3000 });
    await new Promise<void>((go) => queue.push(go));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = queue.shift();
    if (next) next();
    else running -= 1;
  }
}

/** A password is folded before hashing: the same keys give other code points on a phone and on a laptop. */
const folded = (password: string) => password.normalize('NFKC');

export function hashPassword(password: string): Promise<string> {
  return turn(() => hash(folded(password), COST));
}

let decoy: Promise<string> | undefined;

/** False for a missing hash, after the same work. */
export async function passwordFits(stored: string | null | undefined, password: string): Promise<boolean> {
  if (!stored) {
    decoy ??= hash('nobody has this password', COST);
    const against = await decoy;
    await turn(() => verify(against, folded(password)));
    return false;
  }
  return turn(() => verify(stored, folded(password)));
}

/** True for a hash of another kind or of a lower cost than today's. */
export function isOutdated(stored: string): boolean {
  return !stored.startsWith(`$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`);
}
