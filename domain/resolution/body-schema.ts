/** Parts of the shared document where they leave it (the frozen text): the same shapes as draft.ts and model.ts, in zod. */
import * as z from 'zod';
import { zId } from '#domain/ids.ts';
import { type Addressee, LIMITS, PRECISIONS } from './draft.ts';
import { type Body, MAX_HREF } from './model.ts';

const zMark = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('em') }),
  z.strictObject({ type: z.literal('strong') }),
  z.strictObject({ type: z.literal('link'), attrs: z.strictObject({ href: z.string().max(MAX_HREF) }) }),
]);
const zInline = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('text'),
    text: z.string().min(1).max(200_000),
    marks: z.array(zMark).max(3).optional(),
  }),
  z.strictObject({ type: z.literal('hard_break') }),
]);
const zParagraph = z.strictObject({ type: z.literal('paragraph'), content: z.array(zInline).max(5_000) });
export const zBody: z.ZodType<Body> = z.array(zParagraph).max(1_000);

export const zPrecision = z.enum(PRECISIONS);
export const zDay = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
export const zAddressee: z.ZodType<Addressee> = z.strictObject({
  name: z.string().max(LIMITS.addressee),
  bodyId: zId.nullable(),
});
