/**
 * Why the server ended a connection, by name. The same names are used on a draft socket (as the WebSocket
 * close code and its reason) and on Socket.IO (in `bye {code}` before the disconnect).
 * Invariant: a number is never given a second meaning; a retired code keeps its line.
 */
export interface CloseCode {
  /** WebSocket close code: 1xxx from RFC 6455, 44xx ours. */
  readonly code: number;
  /** What a client may do next: `never` try again, `reauthorise` first, or reconnect after a `backoff`. */
  readonly retry: 'never' | 'reauthorise' | 'backoff';
  readonly meaning: string;
}

const table = {
  restart: {
    code: 1012,
    retry: 'backoff',
    meaning: 'The server is restarting: reconnect soon, at a random moment.',
  },
  overload: {
    code: 1013,
    retry: 'backoff',
    meaning: 'The server cannot take more just now: come back later, with jitter.',
  },
  badFrame: {
    code: 4400,
    retry: 'never',
    meaning: 'A frame could not be read by the protocol; the sender is at fault.',
  },
  rightsChanged: {
    code: 4401,
    retry: 'reauthorise',
    meaning:
      'The rights of this connection changed: it must be authorised anew before it reads or writes again.',
  },
  forbidden: { code: 4403, retry: 'never', meaning: 'This actor may not do this here.' },
  notFound: { code: 4404, retry: 'never', meaning: 'No such thing, or none that this actor may know of.' },
  schemaTooOld: {
    code: 4406,
    retry: 'never',
    meaning: 'The page speaks an older protocol or document schema: reload it; unsent edits can be exported.',
  },
  tooSlow: {
    code: 4408,
    retry: 'backoff',
    meaning: 'The reader fell too far behind: reconnect and take the whole state.',
  },
  frozen: {
    code: 4409,
    retry: 'never',
    meaning: 'The text is frozen: later edits are offered to a person as amendments, never applied.',
  },
  replaced: {
    code: 4410,
    retry: 'never',
    meaning:
      'The document was replaced by another generation: take a fresh copy, unsent edits can be exported.',
  },
  tooLarge: {
    code: 4413,
    retry: 'never',
    meaning: 'A frame or the document would exceed its limit of size.',
  },
  unauthorised: {
    code: 4419,
    retry: 'reauthorise',
    meaning: 'The session or the ticket is missing, has expired or was ended.',
  },
  guardRefused: {
    code: 4422,
    retry: 'never',
    meaning:
      'The change does not fit the form of the document and was not applied; the client holds state nobody else has.',
  },
  locked: {
    code: 4423,
    retry: 'backoff',
    meaning: 'The draft is locked for a moment (a freeze or a repair is under way).',
  },
  tooMany: {
    code: 4429,
    retry: 'backoff',
    meaning: 'Too many messages or connections: the flood was cut off.',
  },
  storeFailed: {
    code: 4500,
    retry: 'backoff',
    meaning: 'The server could not store what came in; nothing was acknowledged, send it again.',
  },
} as const satisfies Record<string, CloseCode>;

export type CloseName = keyof typeof table;
export const CLOSE: Readonly<Record<CloseName, CloseCode>> = table;
export const CLOSE_NAMES = Object.keys(table) as CloseName[];

/** The name of a numeric close code; null for codes which are not ours (1000, 1001, 1006 …). */
export function closeNameOf(code: number): CloseName | null {
  return CLOSE_NAMES.find((name) => table[name].code === code) ?? null;
}
