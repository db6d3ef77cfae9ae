/** The life of minutes: draft ⇄ remarks → sealed → signed → approved. What is sealed is what is signed, letter for letter. */
import type { NounCode } from '../errors.ts';
import { type MinutesState, SIGNATURE_ROLES, type SignatureRole } from './kinds.ts';

export type MinutesEvent = 'edit' | 'send' | 'remark' | 'seal' | 'reopen' | 'sign' | 'approve';

const NEXT: Record<MinutesEvent, Partial<Record<MinutesState, MinutesState>>> = {
  edit: { draft: 'draft', remarks: 'remarks' },
  send: { draft: 'remarks', remarks: 'remarks' },
  remark: { remarks: 'remarks', draft: 'draft' },
  seal: { draft: 'sealed', remarks: 'sealed' },
  /** As long as not both have signed. */
  reopen: { sealed: 'draft' },
  sign: { sealed: 'sealed' },
  approve: { signed: 'approved' },
};

export function nextMinutes(
  state: MinutesState,
  event: MinutesEvent,
): { ok: true; state: MinutesState } | { ok: false; code: NounCode } {
  const next = NEXT[event][state];
  return next ? { ok: true, state: next } : { ok: false, code: 'minutes/wrong_state' };
}

/** Remarks sent for are taken until their day; before they are sent for, whenever the minutes are written. */
export const remarksOpen = (
  minutes: { state: MinutesState; remarksUntil: Date | null },
  now: Date,
): boolean =>
  minutes.state === 'draft' ||
  (minutes.state === 'remarks' && (minutes.remarksUntil === null || now <= minutes.remarksUntil));

/** Both under the same text. */
export function fullySigned(
  signatures: readonly { role: SignatureRole; sha256: string }[],
  sha256: string | null,
): boolean {
  return SIGNATURE_ROLES.every((role) => signatures.some((s) => s.role === role && s.sha256 === sha256));
}
