/**
 * What processes tell each other: facts («these keys changed») and revocations («close these sockets»).
 * Keys are `noun:id` or `noun:id:aspect`; nothing here is shown to anybody, so no personal data and no content.
 */
import { z } from 'zod';

export const zBusMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('fact'), keys: z.array(z.string().max(120)).max(200) }),
  z.strictObject({
    type: z.literal('revoke'),
    accountId: z.string().max(40).optional(),
    forumId: z.string().max(40).optional(),
    draftId: z.string().max(40).optional(),
    /** signed_out and suspended close everything; rights_changed makes sockets ask again; frozen closes a draft. */
    code: z.enum(['signed_out', 'suspended', 'rights_changed', 'frozen']),
  }),
]);
export type BusMessage = z.infer<typeof zBusMessage>;
export type Revocation = Extract<BusMessage, { type: 'revoke' }>;
/** A message with the outbox number it got; revisions of views are these numbers. */
export type Delivered = BusMessage & { rev: number };
