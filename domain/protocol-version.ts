/** Raised by one with every change of domain/contract.ts; apart from it so that a page need not load zod. */
export const PROTOCOL_VERSION = 2;
