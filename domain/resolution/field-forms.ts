/**
 * What may stand in a field of the shared document, as plain tests: readers take the default where a test fails, the
 * guard refuses the update, an operation throws. One truth for browser and server, and small enough for a phone.
 */
import { isId } from '#domain/id-text.ts';
import {
  type Addressee,
  BLOCK_KINDS,
  type BlockFields,
  type End,
  type GroupFields,
  LIMITS,
  type Meta,
  PRECISIONS,
} from './draft.ts';
import { MAX_POS } from './fraction.ts';
import { MARKER_STYLES, MAX_LEVEL } from './markers.ts';

export type Form = (value: unknown) => boolean;
export type Forms<T> = Readonly<{ [K in keyof T]-?: Form }>;

const text =
  (max: number, min = 0): Form =>
  (value) =>
    typeof value === 'string' && value.length >= min && value.length <= max;
const integer =
  (min: number, max: number): Form =>
  (value) =>
    Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max;
const oneOf =
  (values: readonly unknown[]): Form =>
  (value) =>
    values.includes(value);
const orNull =
  (form: Form): Form =>
  (value) =>
    value === null || form(value);

/** A plain object with these keys and no other. */
function record<T>(forms: Forms<T>): Form {
  const keys = Object.keys(forms) as (keyof T & string)[];
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const fields = value as Record<string, unknown>;
    return (
      Object.keys(fields).length === keys.length &&
      keys.every((key) => Object.hasOwn(fields, key) && forms[key](fields[key]))
    );
  };
}

const day: Form = (value) =>
  typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value);
const position = text(MAX_POS, 1);
const end = record<End>({
  how: oneOf(['deleted', 'merged']),
  into: orNull(isId),
  text: text(LIMITS.endText),
});
const addressee = record<Addressee>({ name: text(LIMITS.addressee), bodyId: orNull(isId) });

export const BLOCK_FORMS: Forms<BlockFields> = {
  kind: oneOf(BLOCK_KINDS),
  group: orNull(isId),
  pos: position,
  level: integer(0, MAX_LEVEL),
  owner: text(LIMITS.owner),
  deadlineText: text(LIMITS.deadlineText),
  deadlineDay: orNull(day),
  deadlinePrecision: orNull(oneOf(PRECISIONS)),
  deadlineSettledBy: orNull(text(100)),
  splitFrom: orNull(isId),
  end: orNull(end),
};

export const GROUP_FORMS: Forms<GroupFields> = {
  pos: position,
  verb: text(LIMITS.verb),
  addressees: (value) => Array.isArray(value) && value.length <= LIMITS.addressees && value.every(addressee),
  heading: text(LIMITS.heading),
  markerStyle: oneOf(MARKER_STYLES),
  deleted: oneOf([true, false]),
};

export const META_FORMS: Forms<Meta> = {
  schemaVersion: integer(1, 1_000),
  language: oneOf(['ru', 'en']),
  event: text(LIMITS.metaText),
  date: text(LIMITS.metaText),
  place: text(LIMITS.metaText),
  venue: text(LIMITS.metaText),
};

/** Whether a value may stand under this key; an unknown key may not. */
export function fits<T>(forms: Forms<T>, key: string, value: unknown): boolean {
  return Object.hasOwn(forms, key) && forms[key as keyof T](value);
}

/** Fields about to be written; throws where one is unknown or does not fit, before anything is written. */
export function checked<T extends object>(forms: Forms<T>, fields: Partial<T>): Partial<T> {
  for (const [key, value] of Object.entries(fields)) {
    if (value !== undefined && !fits(forms, key, value)) throw new TypeError(`does not fit: ${key}`);
  }
  return fields;
}
