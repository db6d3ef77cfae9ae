/**
 * Replies that lie in a mailbox of our own (IMAP): read where nobody posts them to us. What was looked at is marked in the
 * mailbox itself, by a word of ours where the server keeps words, so that a person who opens the box takes nothing from
 * us. Nothing is deleted. A message that was read and not marked is read again and kept once all the same.
 */
import type { ImapFlow, MailboxObject } from 'imapflow';
import { isRefusal } from '#domain/errors.ts';
import type { MailboxState } from '#domain/inbound/schema.ts';
import type { Services } from '../services.ts';
import { receive } from './receive.ts';
import { keepState } from './repository.ts';

type MailboxRun = { kept: number; passed: number; failed: number };

const READ_BY_US = '$VecheRead';
/** No answer link lives longer. */
const DAYS = 130;
/** Refusals that say nothing about the message. */
const AGAIN = new Set(['internal', 'unavailable']);
const LIMIT = { messages: 100, bytes: 25 * 1024 * 1024, ms: 55_000, quiet: 20_000 } as const;

/** Looks into the mailbox once. What cannot be reached is said on the desk of mail and tried again the next minute. */
export async function readMailbox(services: Services): Promise<MailboxRun | null> {
  const url = services.env.inbound?.mailbox;
  if (!url) return null;
  let state: MailboxState;
  let run: MailboxRun | null = null;
  try {
    run = await visit(services, url);
    state = { at: services.clock.now().toISOString(), code: run.failed > 0 ? 'unread' : null };
  } catch (error) {
    const code = codeOf(error);
    services.log.warn({ code }, 'mailbox not read');
    state = { at: services.clock.now().toISOString(), code };
  }
  await keepState(services.db, state, services.clock.now());
  return run;
}

async function visit(services: Services, url: URL): Promise<MailboxRun> {
  const { ImapFlow } = await import('imapflow');
  const secure = url.protocol === 'imaps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const own = host === 'localhost' || host === '::1' || host.startsWith('127.');
  const client = new ImapFlow({
    host,
    port: Number(url.port) || (secure ? 993 : 143),
    secure,
    // A password leaves this machine sealed or not at all.
    ...(!secure && { doSTARTTLS: !own }),
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    connectionTimeout: LIMIT.quiet,
    greetingTimeout: LIMIT.quiet,
    socketTimeout: LIMIT.quiet,
    disableAutoIdle: true,
    logger: false,
  });
  let broken: unknown = null;
  client.on('error', (error: unknown) => {
    broken ??= error;
  });
  const guard = setTimeout(() => client.close(), LIMIT.ms);
  try {
    await client.connect();
    const mailbox = await client.mailboxOpen(decodeURIComponent(url.pathname.slice(1)) || 'INBOX');
    const run = await readNew(services, client, mailbox);
    await client.logout();
    return run;
  } catch (error) {
    throw broken ?? error;
  } finally {
    clearTimeout(guard);
    client.close();
  }
}

async function readNew(services: Services, client: ImapFlow, mailbox: MailboxObject): Promise<MailboxRun> {
  const words = mailbox.permanentFlags?.has('\\*') ?? false;
  const mark = words ? READ_BY_US : '\\Seen';
  const since = new Date(services.clock.now().getTime() - DAYS * 86_400_000);
  const unread = words ? { unKeyword: READ_BY_US, since } : { seen: false, since };
  const uids = (await client.search(unread, { uid: true })) || [];
  const run: MailboxRun = { kept: 0, passed: 0, failed: 0 };
  for (const uid of uids.slice(0, LIMIT.messages)) {
    const message = await client.fetchOne(
      String(uid),
      { size: true, source: { maxLength: LIMIT.bytes } },
      { uid: true },
    );
    // Somebody has taken it out in between.
    if (!message) continue;
    const fate = (message.size ?? 0) > LIMIT.bytes ? 'passed' : await take(services, message.source);
    run[fate] += 1;
    if (fate !== 'failed') await client.messageFlagsAdd(String(uid), [mark], { uid: true });
  }
  return run;
}

/** `passed`: not for us, forged, too late, or a machine's own answer; `failed` stays unmarked and is tried again. */
async function take(services: Services, source: Uint8Array | undefined): Promise<keyof MailboxRun> {
  try {
    const { kept } = await receive(services, source ?? new Uint8Array());
    return kept === 'automatic' ? 'passed' : 'kept';
  } catch (err) {
    if (isRefusal(err) && !AGAIN.has(err.vecheCode)) return 'passed';
    services.log.error({ err }, 'mail not taken');
    return 'failed';
  }
}

function codeOf(error: unknown): string {
  const { authenticationFailed, code } = error as { authenticationFailed?: boolean; code?: string };
  if (authenticationFailed) return 'sign_in';
  return typeof code === 'string' && /^[A-Za-z0-9_]{2,40}$/.test(code) ? code : 'failed';
}
