/** Tokens of a person: what a program may do in their name. Never more than the person, and less where its scopes say so. */
import * as z from 'zod';
import { zId } from '../ids.ts';

export const SCOPES = ['read:forum', 'read:resolution', 'read:board', 'write:report'] as const;
export type Scope = (typeof SCOPES)[number];
export const TOKEN_LIMITS = { name: 80, days: 366, active: 20 } as const;

export const zCreateToken = z.strictObject({
  name: z.string().trim().min(2, 'code:too_short').max(TOKEN_LIMITS.name),
  /** One forum, or all that the person sees. */
  forumId: zId.nullable().default(null),
  scopes: z
    .array(z.enum(SCOPES))
    .min(1, 'code:nothing')
    .max(SCOPES.length)
    .refine((all) => new Set(all).size === all.length, 'code:twice'),
  days: z.int().min(1).max(TOKEN_LIMITS.days).default(90),
});
export const zCreateFeed = z.strictObject({ forumId: zId });
export const zRevokeToken = z.strictObject({ tokenId: zId });

/** `vt_` is sent as a bearer; `vf_` stands in the address of a feed. */
export const TOKEN_PATTERN = { api: /^vt_[\w-]{32}$/, feed: /^vf_[\w-]{32}$/ } as const;

export type TokenView = {
  id: string;
  kind: 'api' | 'feed';
  name: string;
  forum: { slug: string; name: string } | null;
  scopes: string[];
  createdAt: string;
  expiresAt: string;
  lastUsedOn: string | null;
  expired: boolean;
};
export type TokensView = { tokens: TokenView[]; forums: { id: string; name: string }[] };
