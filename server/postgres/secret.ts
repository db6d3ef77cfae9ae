/**
 * DATA_DIR/postgres.json, mode 0600: the port and the passwords of the supervised server, for us and for the CLI.
 * It is written whole (temporary file, fsync, rename) and before the cluster exists, so that no kill can leave a
 * cluster whose password nobody knows.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, fileError } from './errors.ts';

export interface Secret {
  readonly version: 1;
  port: number;
  readonly superPassword: string;
  readonly ownerPassword: string;
  readonly appPassword: string;
  /** Where the cluster is when it could not stay in DATA_DIR (root in a closed folder). */
  movedTo?: string;
}

export const SUPER_ROLE = 'postgres';
export const OWNER_ROLE = 'veche_owner';
export const APP_ROLE = 'veche_app';
export const DATABASE = 'veche';

const secretPath = (dataDir: string) => join(dataDir, 'postgres.json');

export function readSecret(dataDir: string): Secret | null {
  try {
    const secret = JSON.parse(readFileSync(secretPath(dataDir), 'utf8')) as Secret;
    return secret.version === 1 ? secret : null;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw fileError(error, secretPath(dataDir));
  }
}

export function writeSecret(dataDir: string, secret: Secret): void {
  const path = secretPath(dataDir);
  const draft = `${path}.${process.pid}`;
  try {
    const fd = openSync(draft, 'w', 0o600);
    writeSync(fd, `${JSON.stringify(secret, null, 2)}\n`);
    fsyncSync(fd);
    closeSync(fd);
    renameSync(draft, path);
  } catch (error) {
    throw fileError(error, path);
  }
}

export function newSecret(): Secret {
  const password = () => randomBytes(24).toString('base64url');
  return {
    version: 1,
    port: 0,
    superPassword: password(),
    ownerPassword: password(),
    appPassword: password(),
  };
}

export function urlFor(secret: Secret, role: string, database = DATABASE): string {
  const password =
    role === SUPER_ROLE
      ? secret.superPassword
      : role === OWNER_ROLE
        ? secret.ownerPassword
        : secret.appPassword;
  return `postgres://${role}:${password}@127.0.0.1:${secret.port}/${database}`;
}
