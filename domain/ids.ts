/**
 * Identifiers are 128 random bits written in 22 characters of base 62: unguessable, safe in a path, never a path.
 */
import * as z from 'zod';
import { ID_PATTERN } from './id-text.ts';

export const zId = z.string().regex(ID_PATTERN);
export const zSlug = z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/);
