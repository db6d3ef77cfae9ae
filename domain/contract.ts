/**
 * What is spoken over Socket.IO (path /live, namespace /). Types are inferred from these schemas; the hash of all of
 * them is pinned with PROTOCOL_VERSION by a test, so that the wire cannot change without a new version.
 * Intents are `noun:verb` and are acknowledged with a Result; a view always travels whole, with its revision.
 */
import * as z from 'zod';
import type { CloseName } from './close-codes.ts';
import { PROTOCOL_VERSION } from './protocol-version.ts';
import type { Result } from './result.ts';

/** Names of views and places: `forum.now`, `quiz.round`. */
export const zViewName = z
  .string()
  .regex(/^[a-z]+(\.[a-zA-Z]+)*$/)
  .max(60);
/** What a view is about: one id, or ids joined by colons. */
export const zViewId = z
  .string()
  .regex(/^[0-9A-Za-z_-]+(:[0-9A-Za-z_-]+)*$/)
  .max(120);
const zRev = z.number().int().nonnegative();
const zMillis = z.number().finite();
const zViewKey = z.strictObject({ name: zViewName, id: zViewId });

/** Client → server. Each is acknowledged. */
export const intents = {
  'view:open': zViewKey,
  'view:close': zViewKey,
  'clock:ping': z.strictObject({ t0: zMillis }),
  'command:run': z.strictObject({
    name: z
      .string()
      .regex(/^[a-z]+(\.[a-zA-Z]+)+$/)
      .max(80),
    /** The client's key of this one intention: sent again after a lost answer, it is done once. */
    cmdId: z.string().regex(/^[0-9A-Za-z]{16,40}$/),
    /** Parsed by the command's own strict schema. */
    input: z.unknown(),
  }),
} as const;

/** The data of a successful acknowledgement. */
export const answers = {
  'view:open': z.strictObject({ rev: zRev, data: z.unknown() }),
  'view:close': z.strictObject({}),
  'clock:ping': z.strictObject({ t0: zMillis, t1: zMillis, t2: zMillis }),
  'command:run': z.unknown(),
} as const;

/** The close codes that a live connection can end with. */
export const BYE_CODES = [
  'restart',
  'overload',
  'badFrame',
  'rightsChanged',
  'forbidden',
  'schemaTooOld',
  'unauthorised',
  'tooMany',
] as const satisfies readonly CloseName[];
export type ByeCode = (typeof BYE_CODES)[number];

export const zPerson = z.strictObject({
  accountId: z.string().max(40),
  name: z.string().max(200),
  kind: z.enum(['user', 'guest']),
});

/** Server → client. */
export const events = {
  /** The audience's whole view. A revision below the last one seen is older and is dropped. */
  'view:changed': z.strictObject({ name: zViewName, id: zViewId, rev: zRev, data: z.unknown() }),
  /** This connection may not see the view any more. */
  'view:closed': z.strictObject({ name: zViewName, id: zViewId, code: z.string().max(80) }),
  /** Who has the view open. `people` only for audiences that may know names, at most 200 of them. */
  'who:here': z.strictObject({
    name: zViewName,
    id: zViewId,
    count: z.number().int().nonnegative(),
    people: z.array(zPerson).max(200).optional(),
  }),
  /** Something to say once, by code; the client renders it from messages/. */
  notice: z.strictObject({
    code: z.string().max(80),
    params: z.record(z.string().max(40), z.union([z.string().max(300), z.number()])).optional(),
  }),
  /** Said before the server ends the connection. */
  bye: z.strictObject({ code: z.enum(BYE_CODES) }),
} as const;

/** Sent in the handshake (`auth`). Another version is refused by name in `connect_error`. */
export const zHandshake = z.strictObject({ protocol: z.number().int() });
export type ConnectRefusal = { code: ByeCode };

export type IntentName = keyof typeof intents;
export type Intent<N extends IntentName> = z.output<(typeof intents)[N]>;
export type Answer<N extends IntentName> = z.output<(typeof answers)[N]>;
export type EventName = keyof typeof events;
export type EventBody<N extends EventName> = z.output<(typeof events)[N]>;
export type Person = z.output<typeof zPerson>;

export type ClientToServer = {
  [N in IntentName]: (body: Intent<N>, ack: (result: Result<Answer<N>>) => void) => void;
};
export type ServerToClient = { [N in EventName]: (body: EventBody<N>) => void };

/** Everything that may travel, as JSON Schema: what the version stands for. */
export function describeProtocol(): string {
  const schemasOf = (schemas: Record<string, z.ZodType>) =>
    Object.fromEntries(
      Object.entries(schemas).map(([name, schema]) => [
        name,
        z.toJSONSchema(schema, { unrepresentable: 'any' }),
      ]),
    );
  return JSON.stringify({
    version: PROTOCOL_VERSION,
    handshake: z.toJSONSchema(zHandshake),
    intents: schemasOf(intents),
    answers: schemasOf(answers),
    events: schemasOf(events),
  });
}
