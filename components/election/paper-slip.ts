/**
 * What a phone keeps of a ballot between two presses: the unsent paper until it lies in the box, after that its code
 * alone. Where storage is forbidden the page works, and the code is what one has written down.
 */
export type Slip =
  | { done: true; code: string }
  | { done: false; code: string; marks: string; paper: string; blinded: string; inverse: string };

const keyOf = (roundId: string) => `veche-ballot-${roundId}`;

export function readSlip(roundId: string): Slip | null {
  try {
    return JSON.parse(window.localStorage.getItem(keyOf(roundId)) ?? 'null') as Slip | null;
  } catch {
    return null;
  }
}
export function keepSlip(roundId: string, slip: Slip | null): void {
  try {
    if (slip) window.localStorage.setItem(keyOf(roundId), JSON.stringify(slip));
    else window.localStorage.removeItem(keyOf(roundId));
  } catch {
    // Forbidden here: the code stands on the screen.
  }
}
/** A secure context with the browser's own cryptography: only there can a paper be blinded. */
export function canBlind(): boolean {
  return window.isSecureContext === true && typeof window.crypto?.subtle?.digest === 'function';
}
