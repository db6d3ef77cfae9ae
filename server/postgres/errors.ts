/**
 * What can go wrong with the database before the application runs, as closed codes.
 * Errors are recognised by `code`, never by `instanceof`: Next compiles its own copy of every module.
 * `params` hold paths, ports and versions for the administrator, never a password.
 */
export type PostgresErrorCode =
  | 'PG_LOCKED'
  | 'PG_BINARIES_MISSING'
  | 'PG_DATA_DIR'
  | 'PG_DISK_FULL'
  | 'PG_ROOT'
  | 'PG_NO_USER'
  | 'PG_INIT_FAILED'
  | 'PG_START_FAILED'
  | 'PG_PORT_TAKEN'
  | 'PG_SECRET_LOST'
  | 'PG_CLUSTER_VERSION'
  | 'PG_UNREACHABLE'
  | 'PG_AUTH'
  | 'PG_TOO_OLD'
  | 'PG_ENCODING'
  | 'PG_LOCALE'
  | 'PG_TRGM_MISSING';

export class PostgresError extends Error {
  readonly code: PostgresErrorCode;
  readonly params: Record<string, string | number>;

  constructor(code: PostgresErrorCode, params: Record<string, string | number> = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(params)}`, cause === undefined ? undefined : { cause });
    this.name = 'PostgresError';
    this.code = code;
    this.params = params;
  }
}

/** The code of anything thrown: ours, PostgreSQL's SQLSTATE or Node's errno; '' if it has none. */
export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** A failed write of our own, said in our codes. */
export function fileError(error: unknown, path: string): PostgresError {
  const errno = codeOf(error);
  if (errno.startsWith('PG_')) return error as PostgresError;
  const code = errno === 'ENOSPC' || errno === 'EDQUOT' ? 'PG_DISK_FULL' : 'PG_DATA_DIR';
  return new PostgresError(code, { path, errno }, error);
}
