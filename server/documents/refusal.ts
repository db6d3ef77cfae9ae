/**
 * Why a file was not read, as a code with numbers, never as a sentence.
 * Every transport knows it as a refusal by `vecheCode` («documents/zip_bomb»), rendered from messages/<lang>/documents.json.
 */
import type { VecheError } from '#domain/errors.ts';

export const refusalCodes = [
  'empty',
  'too_large',
  'too_many_rows',
  'too_many_columns',
  'too_many_entries',
  'cell_too_long',
  'not_a_table',
  'not_a_document',
  'old_format',
  'encrypted',
  'macro',
  'zip_bomb',
  'broken_file',
  'entities',
  'too_deep',
  'too_slow',
  'pdf_unavailable',
  'pdf_failed',
  'no_fields',
  'no_rows',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

export class DocumentRefused extends Error implements VecheError {
  readonly vecheCode: `documents/${RefusalCode}`;
  readonly code: RefusalCode;
  readonly params: Record<string, string | number>;
  constructor(code: RefusalCode, params: Record<string, string | number> = {}) {
    super(code);
    this.name = 'DocumentRefused';
    this.vecheCode = `documents/${code}`;
    this.code = code;
    this.params = params;
  }
}

export function refusalOf(
  error: unknown,
): { code: RefusalCode; params: Record<string, string | number> } | null {
  if (typeof error !== 'object' || error === null || !('vecheCode' in error)) return null;
  const code = refusalCodes.find((known) => error.vecheCode === `documents/${known}`);
  if (!code) return null;
  return { code, params: 'params' in error ? (error.params as Record<string, string | number>) : {} };
}
