/**
 * Who acts. An Actor is a person with a session (an account or a guest); what they may do in a forum follows from
 * their membership of that forum, never from the account. The same values feed server checks and the interface.
 */
export type Actor = {
  accountId: string;
  kind: 'user' | 'guest';
  name: string;
  /** Compared with the account's row on every request: sign-out everywhere raises it. */
  sessionVersion: number;
  /** Administrator of the installation; gives no right inside a forum, not even to learn that it exists. */
  admin: boolean;
};

/** Five roles are shown on the screen; the finer rights behind them are given beside a role. */
export const SCREEN_ROLES = ['organiser', 'moderator', 'secretary', 'participant', 'guest'] as const;
export const FINE_ROLES = ['presiding', 'editor', 'teller', 'registrar', 'official'] as const;
export const FORUM_ROLES = [...SCREEN_ROLES, ...FINE_ROLES] as const;
export type ScreenRole = (typeof SCREEN_ROLES)[number];
export type ForumRole = (typeof FORUM_ROLES)[number];

export type Membership = {
  participantId: string;
  roles: readonly ForumRole[];
  /** The desk (or the list) confirmed this person's right to vote. */
  voting: boolean;
  /** Known to be one of the list or confirmed by the desk; otherwise the person is a guest. */
  confirmed: boolean;
  schoolId: string | null;
};

export const FORUM_STATES = ['draft', 'announced', 'running', 'closed', 'archived'] as const;
export type ForumState = (typeof FORUM_STATES)[number];

/** Everything a permission about a forum may look at. */
export type ForumViewer = {
  actor: Actor | null;
  forum: { id: string; state: ForumState; public: boolean };
  membership: Membership | null;
};

export function hasRole(viewer: ForumViewer, ...roles: ForumRole[]): boolean {
  return viewer.membership !== null && roles.some((role) => viewer.membership?.roles.includes(role));
}
