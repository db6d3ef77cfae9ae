/**
 * Everybody who may stand before a surface, and the words in which a row says what each is answered. A row names who is
 * let in; everybody else gets what the kind of row says, so that a new surface is one line.
 */
import type { ForumRole } from '#domain/actor.ts';

/** Members of the forums of the matrix: each holds one role there and nothing else. */
export const MEMBERS = [
  'guest',
  'participant',
  'moderator',
  'editor',
  'teller',
  'registrar',
  'secretary',
  'presiding',
  'organiser',
  'official',
] as const satisfies readonly ForumRole[];
export type Member = (typeof MEMBERS)[number];

/** Nobody's members, who administers the installation among them: what the forum answers them is what it answers to a passer-by. */
export const STRANGERS = [
  'anonymous',
  'outsider',
  'foreign_organiser',
  'removed',
  'suspended',
  'official_link',
  'administrator',
] as const;

export const ROLES = [...STRANGERS, ...MEMBERS] as const;
export type Role = (typeof ROLES)[number];

/** `suspended` was an organiser; `official_link` has no session, only the address of a letter. */
export const SESSIONLESS: readonly Role[] = ['anonymous', 'suspended', 'official_link'];

export type Row<A extends string> = Readonly<Record<Role, A>>;
type Part<A extends string> = Partial<Record<Role, A>>;

export function rowOf<A extends string>(answer: (role: Role) => A, over: Part<A> = {}): Row<A> {
  return Object.fromEntries(ROLES.map((role) => [role, over[role] ?? answer(role)])) as Row<A>;
}

const stranger = (role: Role) => (STRANGERS as readonly Role[]).includes(role);
const session = (role: Role) => !SESSIONLESS.includes(role);

/** The answer of a command: `ok`, or the code of the refusal. */
export type Answer = string;

/** Of a forum: named members are let in, other members may not, strangers do not learn that it exists. */
export const only = (...roles: Role[]) =>
  rowOf<Answer>((role) => (roles.includes(role) ? 'ok' : stranger(role) ? 'not_found' : 'forbidden'));

/** Nobody else learns that the thing exists. */
export const hidden = (...roles: Role[]) =>
  rowOf<Answer>((role) => (roles.includes(role) ? 'ok' : 'not_found'));

/** The board: whoever may not see it is told that there is none. */
export const board = (...roles: Role[]) =>
  rowOf<Answer>((role) =>
    roles.includes(role)
      ? 'ok'
      : stranger(role) || role === 'guest' || role === 'official'
        ? 'not_found'
        : 'forbidden',
  );

/** One's own affairs: everybody with a session. */
export const self = (over: Part<Answer> = {}) =>
  rowOf<Answer>((role) => (session(role) ? 'ok' : 'signed_out'), over);

/** The secret in the input is the right, not the person. */
export const anybody = (over: Part<Answer> = {}) => rowOf<Answer>(() => 'ok', over);

/** Called by the server itself. */
export const nobody = () => rowOf<Answer>(() => 'not_found');

export const but = (row: Row<Answer>, over: Part<Answer>): Row<Answer> => ({ ...row, ...over });

export const CONDUCT: Role[] = ['organiser', 'moderator', 'secretary', 'presiding'];
export const PRESIDE: Role[] = ['organiser', 'secretary', 'presiding'];
export const KEEP: Role[] = ['organiser', 'secretary'];
/** The registration desk. */
export const DESK: Role[] = [...KEEP, 'registrar'];
/** Members whom the desk knows. */
export const KNOWN: Role[] = MEMBERS.filter((role) => role !== 'guest');
/** Known members but the official, who has only the rows addressed to them. */
export const FORUM_FOLK: Role[] = KNOWN.filter((role) => role !== 'official');

/** A vote that waits for its ballots: roles do not decide, the right given by the desk does. */
export const castRow = rowOf<Answer>((role) =>
  role === 'guest' || role === 'official'
    ? 'vote/no_right'
    : (MEMBERS as readonly Role[]).includes(role)
      ? 'ok'
      : 'not_found',
);
