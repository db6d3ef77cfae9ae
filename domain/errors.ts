/**
 * The closed vocabulary of refusals. Common codes stand here with their HTTP status; a noun adds its own as
 * `noun/reason`, rendered from messages/<lang>/<noun>.json under `errors.reason`.
 * Errors cross module graphs (Next compiles its own copies), so they are known by `vecheCode`, never by instanceof.
 */
export const COMMON_CODES = {
  invalid_input: 400,
  signed_out: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  frozen: 409,
  too_large: 413,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const;

export type CommonCode = keyof typeof COMMON_CODES;
export type NounCode = `${string}/${string}`;
export type ErrorCode = CommonCode | NounCode;
export type ErrorParams = Record<string, string | number>;

export interface VecheError extends Error {
  vecheCode: ErrorCode;
  params?: ErrorParams;
  fields?: Record<string, string>;
  retryAfterMs?: number;
}

type Extra = { params?: ErrorParams; fields?: Record<string, string>; retryAfterMs?: number };

/** Makes an error that every transport turns into a Fail with the same code. */
export function refusal(code: ErrorCode, extra: Extra = {}): VecheError {
  return Object.assign(new Error(code), { vecheCode: code, ...extra });
}

/** Refuses by throwing; use inside commands and queries. */
export function refuse(code: ErrorCode, extra: Extra = {}): never {
  throw refusal(code, extra);
}

export function isRefusal(error: unknown): error is VecheError {
  return typeof error === 'object' && error !== null && 'vecheCode' in error;
}

/** HTTP status of a code; a noun's own refusal is a conflict with the present state. */
export function statusOf(code: ErrorCode): number {
  return code in COMMON_CODES ? COMMON_CODES[code as CommonCode] : 409;
}
