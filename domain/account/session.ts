/** Names and life of the session cookie, for whoever sets it; server/actor.ts reads it (a test holds the two equal). */
export const SESSION_COOKIE_NAME = 'veche.session';
export const SESSION_MAX_AGE_S = 30 * 86_400;

/** What a sign-in hands to the transport, which turns it into the cookie. */
export type SignedIn = { accountId: string; sessionVersion: number; next: string };
