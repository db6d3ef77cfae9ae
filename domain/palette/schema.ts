/** What is typed into the palette. */
import * as z from 'zod';

export const zFind = z.strictObject({ q: z.string().trim().min(1).max(100) });
