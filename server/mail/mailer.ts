/**
 * Mail leaves through the queue in PostgreSQL: a message is a row written in the command's transaction under a key, so
 * the same reminder is never sent twice. Without SMTP_URL messages are kept and shown to the administrator.
 */
import { eq } from 'drizzle-orm';
import nodemailer, { type Transporter } from 'nodemailer';
import { mail } from '#drizzle/schema/installation.ts';
import type { Clock } from '../clock.ts';
import type { Db, DbOrTx } from '../db.ts';
import type { Ids } from '../ids.ts';
import type { Log } from '../log.ts';

export type Letter = { key: string; to: string; subject: string; body: string; replyTo?: string };
const ATTEMPTS = 8;

export class Mailer {
  readonly #deps: { db: Db; clock: Clock; ids: Ids; log: Log; from: string };
  readonly #transport: Transporter | null;
  #timer?: NodeJS.Timeout;
  #running: Promise<void> | null = null;

  constructor(deps: { db: Db; clock: Clock; ids: Ids; log: Log; smtpUrl?: string; from: string }) {
    this.#deps = deps;
    this.#transport = deps.smtpUrl ? nodemailer.createTransport(deps.smtpUrl) : null;
  }

  /** True when letters really leave the machine. */
  get sends(): boolean {
    return this.#transport !== null;
  }

  /** Writes a letter in the caller's transaction; call `kick` after the commit. */
  async enqueue(db: DbOrTx, letter: Letter): Promise<void> {
    await db
      .insert(mail)
      .values({
        id: this.#deps.ids.id(),
        key: letter.key,
        recipient: letter.to,
        replyTo: letter.replyTo ?? null,
        subject: letter.subject,
        body: letter.body,
        status: this.sends ? 'queued' : 'kept',
        createdAt: this.#deps.clock.now(),
      })
      .onConflictDoNothing();
  }

  start(): void {
    if (!this.#transport) return;
    this.#timer = setInterval(() => void this.kick(), 5000);
    this.#timer.unref();
  }

  /** Sends what is queued; several nodes may do so at once, each row is taken by one. */
  kick(): Promise<void> {
    if (!this.#transport) return Promise.resolve();
    this.#running ??= this.#drain()
      .catch((err: unknown) => this.#deps.log.error({ err }, 'mail queue failed'))
      .finally(() => {
        this.#running = null;
      });
    return this.#running;
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
    this.#transport?.close();
  }

  async #drain(): Promise<void> {
    const { db, clock, log, from } = this.#deps;
    for (;;) {
      const done = await db.transaction(async (tx) => {
        const [row] = await tx
          .select()
          .from(mail)
          .where(eq(mail.status, 'queued'))
          .orderBy(mail.attempts, mail.createdAt)
          .limit(1)
          .for('update', { skipLocked: true });
        if (!row) return true;
        try {
          await this.#transport?.sendMail({
            from,
            to: row.recipient,
            ...(row.replyTo && { replyTo: row.replyTo }),
            subject: row.subject,
            text: row.body,
            messageId: `<${row.id}@veche>`,
            // Whoever is out of office need not tell us.
            headers: { 'Auto-Submitted': 'auto-generated' },
          });
          await tx
            .update(mail)
            .set({ status: 'sent', sentAt: clock.now(), attempts: row.attempts + 1 })
            .where(eq(mail.id, row.id));
          return false;
        } catch (err) {
          const code = (err as { code?: string }).code ?? 'unknown';
          const attempts = row.attempts + 1;
          await tx
            .update(mail)
            .set({ attempts, errorCode: code, status: attempts >= ATTEMPTS ? 'failed' : 'queued' })
            .where(eq(mail.id, row.id));
          log.warn({ id: row.id, code, attempt: attempts }, 'mail not sent');
          return true;
        }
      });
      if (done) return;
    }
  }
}
