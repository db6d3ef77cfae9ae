/** The words of minutes that forms and screens need: no zod. */
export const AGENDA_KINDS = ['text', 'report', 'election', 'information', 'misc'] as const;
export type AgendaKind = (typeof AGENDA_KINDS)[number];
/** `noted`: taken note of. An open item must be settled before the minutes can be closed. */
export const AGENDA_STATES = ['open', 'decided', 'noted', 'postponed', 'removed'] as const;
export type AgendaState = (typeof AGENDA_STATES)[number];
export const MINUTES_FORMS = ['short', 'full'] as const;
export type MinutesForm = (typeof MINUTES_FORMS)[number];
export const MINUTES_STATES = ['draft', 'remarks', 'sealed', 'signed', 'approved'] as const;
export type MinutesState = (typeof MINUTES_STATES)[number];
export const SIGNATURE_ROLES = ['chair', 'secretary'] as const;
export type SignatureRole = (typeof SIGNATURE_ROLES)[number];
/** Parts of an item which the secretary may word otherwise. */
export const PARTS = ['heard', 'spoke', 'decided'] as const;
export type Part = (typeof PARTS)[number];
export const MINUTES_LIMITS = { title: 500, text: 8_000, remark: 2_000, items: 60 } as const;
