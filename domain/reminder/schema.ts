/** Inputs about reminders. */
import * as z from 'zod';
import { zId } from '../ids.ts';

export const zConfigure = z.strictObject({
  forumId: zId,
  digest: z.boolean(),
  schools: z.boolean(),
  ladder: z.boolean(),
  officials: z.boolean(),
});
export const zSweep = z.strictObject({});
