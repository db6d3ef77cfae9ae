/**
 * The environment, read once and refused as a whole: a production server does not start with a missing, short or
 * example secret. .env.example explains each variable.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const zEnv = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).optional(),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().max(200).default('127.0.0.1'),
  DATA_DIR: z.string().max(1000).default('.data'),
  DATABASE_URL: z.string().max(2000).optional(),
  APP_DATABASE_URL: z.string().max(2000).optional(),
  REDIS_URL: z.string().max(2000).optional(),
  SMTP_URL: z.string().max(2000).optional(),
  MAIL_FROM: z.string().max(300).default('Вече <veche@localhost>'),
  AUTH_SECRET: z.string().max(1000).optional(),
  PUBLIC_URL: z.string().max(1000).optional(),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  METRICS_TOKEN: z.string().max(200).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  OIDC_ISSUER: z.string().max(1000).optional(),
  OIDC_CLIENT_ID: z.string().max(500).optional(),
  OIDC_CLIENT_SECRET: z.string().max(500).optional(),
  OIDC_NAME: z.string().max(100).default('OpenID'),
  OPEN_DATA_LICENCE: z.string().max(300).optional(),
  WEBHOOK_LOOPBACK: z.enum(['0', '1']).default('0'),
  INBOUND_DOMAIN: z
    .string()
    .regex(/^[a-z0-9.-]{3,200}$/i)
    .optional(),
  INBOUND_SECRET: z.string().min(32).max(200).optional(),
  IMAP_URL: z
    .url({ protocol: /^imaps?$/ })
    .max(2000)
    .optional(),
  SCAN_COMMAND: z.string().max(500).optional(),
  FILES_MB: z.coerce.number().int().min(10).max(1_000_000).default(2_000),
});

export type Env = {
  mode: 'production' | 'development' | 'test';
  demo: boolean;
  port: number;
  host: string;
  dataDir: string;
  databaseUrl?: string;
  appDatabaseUrl?: string;
  redisUrl?: string;
  smtpUrl?: string;
  mailFrom: string;
  authSecret: string;
  publicUrl?: URL;
  trustedProxies: number;
  metricsToken?: string;
  logLevel: string;
  oidc?: { issuer: string; clientId: string; clientSecret: string; name: string };
  /** Under which terms published snapshots may be used. */
  openDataLicence?: string;
  /** Webhooks may be sent to this machine itself, and then by plain http. */
  webhookLoopback?: boolean;
  /** Where replies by mail go: `rec-…@<domain>`, and how they come in. */
  inbound?: { domain: string; secret?: string; mailbox?: URL };
  /** Looks at every file that comes in; a file it does not pass is not kept. */
  scanCommand?: string;
  /** Files of one forum together. */
  filesMb?: number;
};

/** Anything printed in documentation is no secret. */
const EXAMPLES = ['change-me', 'changeme', 'secret', 'example', 'replace', 'your-secret', '0123456789'];

export class EnvError extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** True where a secret is long enough and is not one of the documented examples. */
export function isStrongSecret(secret: string): boolean {
  if (secret.length < 32) return false;
  const lower = secret.toLowerCase();
  return !EXAMPLES.some((word) => lower.includes(word)) && new Set(secret).size >= 10;
}

/** The demo and development make their own secret and keep it beside the data. */
function ownSecret(dataDir: string): string {
  const file = join(dataDir, 'auth-secret');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(dataDir, { recursive: true });
  const secret = randomBytes(36).toString('base64url');
  writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' });
  chmodSync(file, 0o600);
  return secret;
}

export function readEnv(
  source: NodeJS.ProcessEnv,
  flags: { demo?: boolean; dev?: boolean; laptop?: boolean } = {},
): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = zEnv.safeParse(given);
  if (!parsed.success) throw new EnvError(`env/${parsed.error.issues[0]?.path.join('.') ?? 'unknown'}`);
  const e = parsed.data;
  const mode = flags.dev ? 'development' : (e.NODE_ENV ?? 'production');
  // `npm start` on a laptop, with NODE_ENV unsaid, makes its own secret; whoever says «production» must bring one.
  const strict = e.NODE_ENV === 'production' && !flags.demo && !flags.dev && !flags.laptop;
  const dataDir = resolve(e.DATA_DIR);
  let authSecret = e.AUTH_SECRET;
  if (authSecret === undefined) {
    if (strict) throw new EnvError('env/AUTH_SECRET_missing');
    authSecret = ownSecret(dataDir);
  } else if (strict && !isStrongSecret(authSecret)) {
    throw new EnvError('env/AUTH_SECRET_weak');
  }
  // A mailbox that no address leads to would be read in vain.
  if (e.IMAP_URL && !e.INBOUND_DOMAIN) throw new EnvError('env/INBOUND_DOMAIN_missing');
  const oidc =
    e.OIDC_ISSUER && e.OIDC_CLIENT_ID && e.OIDC_CLIENT_SECRET
      ? {
          issuer: e.OIDC_ISSUER,
          clientId: e.OIDC_CLIENT_ID,
          clientSecret: e.OIDC_CLIENT_SECRET,
          name: e.OIDC_NAME,
        }
      : undefined;
  return {
    mode,
    demo: flags.demo ?? false,
    port: e.PORT,
    host: e.HOST,
    dataDir,
    databaseUrl: e.DATABASE_URL,
    appDatabaseUrl: e.APP_DATABASE_URL,
    redisUrl: e.REDIS_URL,
    smtpUrl: e.SMTP_URL,
    mailFrom: e.MAIL_FROM,
    authSecret,
    publicUrl: e.PUBLIC_URL ? new URL(e.PUBLIC_URL) : undefined,
    trustedProxies: e.TRUSTED_PROXIES,
    metricsToken: e.METRICS_TOKEN,
    logLevel: e.LOG_LEVEL,
    oidc,
    openDataLicence: e.OPEN_DATA_LICENCE,
    webhookLoopback: e.WEBHOOK_LOOPBACK === '1',
    ...(e.INBOUND_DOMAIN && {
      inbound: {
        domain: e.INBOUND_DOMAIN.toLowerCase(),
        secret: e.INBOUND_SECRET,
        ...(e.IMAP_URL && { mailbox: new URL(e.IMAP_URL) }),
      },
    }),
    scanCommand: e.SCAN_COMMAND,
    filesMb: e.FILES_MB,
  };
}
