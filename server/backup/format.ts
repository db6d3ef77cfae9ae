/**
 * The backup file: gzip of lines. A header, then per table one JSON line and its rows as PostgreSQL's COPY text ending in
 * `\.`, then a last line with counts and hashes. A file without its last line was cut short and is refused.
 */
import { z } from 'zod';

export const FORMAT = 'veche-backup-1';

export const zHeader = z.strictObject({
  format: z.literal(FORMAT),
  at: z.string(),
  migrations: z.number().int(),
  app: z.string(),
});
export const zTable = z.strictObject({
  table: z.string().regex(/^[a-z_]+$/),
  columns: z.array(z.string().regex(/^[a-z0-9_]+$/)).min(1),
});
export const zEnd = z.strictObject({
  end: z.literal(true),
  counts: z.record(z.string(), z.number().int()),
  /** SHA-256 of each table's COPY text. */
  hashes: z.record(z.string(), z.string()),
});
export type Manifest = z.infer<typeof zEnd>;
export const END_OF_ROWS = '\\.';
