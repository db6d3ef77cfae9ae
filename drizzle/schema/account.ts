/** Who can have a session: people with an account and guests of a forum, one table, one identity for all transports. */
import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, createdAt, id } from './columns.ts';

export const account = pgTable(
  'account',
  {
    id: id(),
    kind: text('kind').$type<'user' | 'guest'>().notNull(),
    /** Normalised: trimmed, NFKC, lower case. */
    email: text('email'),
    emailVerifiedAt: at('email_verified_at'),
    passwordHash: text('password_hash'),
    name: text('name').notNull(),
    locale: text('locale'),
    sessionVersion: integer('session_version').notNull().default(1),
    suspendedAt: at('suspended_at'),
    admin: boolean('admin').notNull().default(false),
    createdAt: createdAt(),
    erasedAt: at('erased_at'),
  },
  (t) => [uniqueIndex('account_email').on(t.email)],
);

export const signInToken = pgTable(
  'sign_in_token',
  {
    tokenHash: text('token_hash').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    purpose: text('purpose').$type<'signin' | 'reset' | 'invite' | 'email'>().notNull(),
    /** Purpose `email`: the address that a guest (or an account) proves to own by following the link. */
    email: text('email'),
    /** Relative path to open after sign-in. */
    next: text('next'),
    createdAt: createdAt(),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
  },
  (t) => [index('sign_in_token_account').on(t.accountId)],
);

export const oidcIdentity = pgTable(
  'oidc_identity',
  {
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.issuer, t.subject] })],
);
