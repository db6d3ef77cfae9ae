/** A day as it comes in. */
import * as z from 'zod';

export const zDay = z.iso.date();
