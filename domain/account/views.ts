/** What each audience sees of accounts. Contacts appear to their owner and to the administrator, nowhere else. */
import type { ForumRole, ForumState } from '../actor.ts';

export type OperatorView = { organisation: string; inn: string; address: string; contact: string };

export type ProfileView = {
  accountId: string;
  kind: 'user' | 'guest';
  name: string;
  email: string | null;
  hasPassword: boolean;
  locale: 'ru' | 'en' | null;
  admin: boolean;
  /** Letters really leave this server; otherwise the administrator hands links over. */
  mailSends: boolean;
  forums: MyForum[];
};
export type MyForum = {
  slug: string;
  name: string;
  startsOn: string;
  state: ForumState;
  roles: readonly ForumRole[];
  confirmed: boolean;
};

/** What the six digits open: enough to know one has come to the right place. */
export type JoinView = {
  slug: string;
  code: string;
  number: string;
  name: string;
  startsOn: string;
  endsOn: string;
  settlement: string;
  venue: string;
  operator: OperatorView | null;
  /** False when the forum has no list, so that there is nobody to choose. */
  hasList: boolean;
  /** This person is in already, and there is nothing more to say about themselves. */
  joined: boolean;
  /** In as a guest: may still find themselves on the list. */
  asGuest: boolean;
};
/** One line of «choose yourself»: a name and a school, never a contact, a badge or whether the seat is taken. */
export type SeatView = { participantId: string; name: string; school: string };

export type LinkView = { purpose: 'signin' | 'reset' | 'invite' | 'email'; name: string };

export type PersonView = {
  accountId: string;
  name: string;
  email: string | null;
  admin: boolean;
  suspended: boolean;
  createdAt: Date;
};
export type MailView = {
  id: string;
  recipient: string;
  subject: string;
  body: string;
  status: 'queued' | 'sent' | 'kept' | 'failed';
  attempts: number;
  errorCode: string | null;
  createdAt: Date;
};
export type AdminView = {
  name: string;
  version: string;
  node: string;
  database: { version: string; bytes: number; own: boolean };
  dataDir: string;
  mailSends: boolean;
  oidc: string | null;
  operator: OperatorView | null;
  counts: { users: number; guests: number; forums: number };
};
export type PrivacyView = {
  installation: string;
  operator: OperatorView | null;
  forum: { slug: string; name: string; operator: OperatorView | null } | null;
  /** The database is the product's own, beside it, or another server named by the administrator. */
  ownDatabase: boolean;
  mailSends: boolean;
  /** Devices may be told through the services of browsers' makers. */
  push: boolean;
  oidc: string | null;
};
/** Where a person is still mentioned after erasure, in texts that are not theirs to change. */
export type EraseReport = { mentions: { table: string; count: number }[] };
