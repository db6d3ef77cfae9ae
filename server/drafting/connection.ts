/**
 * One socket of a room: reading at a bounded rate, writing with regard to how fast the other side takes it.
 * Invariant: an update is never left out silently. A reader that lags is skipped, remembers up to where it knows the
 * text, and gets one difference from there; one that lags too long is closed.
 */
import type { RawData, WebSocket } from 'ws';
import { CLOSE, type CloseName } from '#domain/close-codes.ts';
import type { Limits } from './limits.ts';

export interface Grant {
  accountId: string;
  name: string;
  colour: string;
  write: boolean;
  scope?: readonly string[];
  expiresAt?: Date;
  forumId?: string;
}

export class Connection {
  readonly id: string;
  readonly draftId: string;
  readonly credentials: { cookie?: string; ticket?: string };
  readonly connectedAt: Date;
  readonly wantsAcks: boolean;
  grant: Grant;
  scope: ReadonlySet<string> | undefined;
  /** Has had its answer to step 1: from now on it gets every batch. */
  synced = false;
  /** Rights are being looked up again: frames wait. */
  held = false;
  closed = false;
  /** A part of what it sent was not self-contained and was asked for again; acks wait until it came. */
  owes = false;
  /** Asked again in a row without anything good in between; and dropped while an answer was awaited. */
  dangling = 0;
  dropped = 0;
  heldAcks: number[] = [];
  /** State vector up to which a lagging reader knows the text. */
  behind: { sv: Uint8Array; since: number; buffered: number } | null = null;
  sentAt = 0;
  pongAt: number;
  readonly ws: WebSocket;
  #onFrame: (frame: Uint8Array) => void;
  readonly #onClose: (name: CloseName) => void;
  readonly #limits: Limits;
  #messages: number;
  #bytes: number;
  #refilledAt: number;
  #resume: NodeJS.Timeout | null = null;

  constructor(
    ws: WebSocket,
    options: {
      id: string;
      draftId: string;
      credentials: { cookie?: string; ticket?: string };
      connectedAt: Date;
      wantsAcks: boolean;
      grant: Grant;
      limits: Limits;
      onFrame: (frame: Uint8Array) => void;
      onClose: (name: CloseName) => void;
    },
  ) {
    this.ws = ws;
    this.id = options.id;
    this.draftId = options.draftId;
    this.credentials = options.credentials;
    this.connectedAt = options.connectedAt;
    this.wantsAcks = options.wantsAcks;
    this.grant = options.grant;
    this.scope = options.grant.scope ? new Set(options.grant.scope) : undefined;
    this.#limits = options.limits;
    this.#onFrame = options.onFrame;
    this.#onClose = options.onClose;
    this.#messages = options.limits.messageBurst;
    this.#bytes = options.limits.byteBurst;
    this.#refilledAt = performance.now();
    this.pongAt = performance.now();
    ws.on('pong', () => {
      this.pongAt = performance.now();
    });
  }

  get accountId(): string {
    return this.grant.accountId;
  }
  get name(): string {
    return this.grant.name;
  }
  get colour(): string {
    return this.grant.colour;
  }
  get ready(): boolean {
    return this.synced && this.behind === null && !this.closed;
  }
  get buffered(): number {
    return this.ws.bufferedAmount;
  }

  receive(data: RawData): void {
    if (this.closed) return;
    const frame = Array.isArray(data) ? Buffer.concat(data) : new Uint8Array(data as Buffer);
    this.#spend(frame.length);
    this.#onFrame(frame);
  }

  /** Above its rate a socket is not read for a moment: TCP holds the sender back and nothing is lost. */
  #spend(bytes: number): void {
    const now = performance.now();
    const seconds = (now - this.#refilledAt) / 1_000;
    this.#refilledAt = now;
    const limits = this.#limits;
    this.#messages = Math.min(limits.messageBurst, this.#messages + seconds * limits.messagesPerSecond) - 1;
    this.#bytes = Math.min(limits.byteBurst, this.#bytes + seconds * limits.bytesPerSecond) - bytes;
    const wait = Math.max(-this.#messages / limits.messagesPerSecond, -this.#bytes / limits.bytesPerSecond);
    if (wait <= 0 || this.#resume) return;
    this.ws.pause();
    this.#resume = setTimeout(
      () => {
        this.#resume = null;
        if (!this.closed) this.ws.resume();
      },
      Math.min(wait * 1_000, 5_000),
    );
  }

  send(frame: Uint8Array): void {
    if (this.closed || this.ws.readyState !== this.ws.OPEN) return;
    this.sentAt = performance.now();
    this.ws.send(frame, { binary: true });
  }

  close(name: CloseName, reason: string = name): void {
    if (this.closed) return;
    this.finish();
    this.#onClose(name);
    const { code } = CLOSE[name];
    if (this.ws.readyState === this.ws.OPEN) this.ws.close(code, reason.slice(0, 120));
    else this.ws.terminate();
    this.ws.resume();
    // The other side may never answer the close.
    const timer = setTimeout(() => this.ws.terminate(), 5_000);
    timer.unref();
    this.ws.once('close', () => clearTimeout(timer));
  }

  finish(): void {
    this.closed = true;
    this.#onFrame = () => {};
    if (this.#resume) clearTimeout(this.#resume);
    this.#resume = null;
  }
}
