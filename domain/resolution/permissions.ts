/**
 * The pen: who may write in the resolution, decided per person and section. The same function authorises a draft
 * connection, draws the sheet and is asked again whenever rights change.
 */
import { type ForumViewer, hasRole } from '../actor.ts';

export type PenMode = 'everyone' | 'editors' | 'secretary';
export type PenState = {
  state: 'drafting' | 'frozen' | 'adopted' | 'rejected';
  penMode: PenMode;
  penEveryoneUntil: Date | null;
  sections: readonly { groupId: string; mode: PenMode }[];
};
/** `scope` absent: the whole text; otherwise the addressee groups one may write in. */
export type Pen = { write: boolean; scope?: readonly string[]; until?: Date };

export function canReadDraft(v: ForumViewer): boolean {
  return v.membership?.confirmed === true;
}

function mayWrite(v: ForumViewer, mode: PenMode): boolean {
  if (hasRole(v, 'secretary', 'organiser')) return true;
  if (mode === 'editors') return hasRole(v, 'editor', 'presiding');
  return mode === 'everyone';
}

/**
 * The pen a person holds at `now`. A section's own mode can only widen the mode of the whole text, so that a group
 * made later is never open by accident. A frozen or adopted text has no pen at all.
 */
export function penOf(v: ForumViewer, pen: PenState, now: Date): Pen {
  if (pen.state !== 'drafting' || v.forum.state === 'archived' || !canReadDraft(v)) return { write: false };
  if (mayWrite(v, pen.penMode)) return { write: true };
  if (pen.penEveryoneUntil && now < pen.penEveryoneUntil) return { write: true, until: pen.penEveryoneUntil };
  const scope = pen.sections.filter((s) => mayWrite(v, s.mode)).map((s) => s.groupId);
  return scope.length > 0 ? { write: true, scope } : { write: false };
}

/** Switching the mode of the pen, taking proposals into the text, freezing: the room's business. */
export function canHoldPen(v: ForumViewer): boolean {
  return hasRole(v, 'organiser', 'secretary', 'presiding') && v.forum.state !== 'archived';
}

/** Freezing and voting are decided by the presiding officer; the secretary may press what they decide. */
export function canPreside(v: ForumViewer): boolean {
  return hasRole(v, 'organiser', 'presiding', 'secretary') && v.forum.state !== 'archived';
}

/** Who wrote which words: the editorial group. Authors are protected from everybody else. */
export function canSeeWords(v: ForumViewer): boolean {
  return hasRole(v, 'organiser', 'secretary', 'presiding', 'editor');
}

/** The adopted text: everybody of the forum. Outside it is seen only in what is published. */
export function canSeeAdopted(v: ForumViewer): boolean {
  return v.membership !== null;
}

/** «Выверка» and errata: the editorial group. */
export function canCorrect(v: ForumViewer): boolean {
  return hasRole(v, 'organiser', 'secretary', 'presiding', 'editor') && v.forum.state !== 'archived';
}

/** The paper's way out of the house: sent, signed scan. */
export function canKeepPaper(v: ForumViewer): boolean {
  return hasRole(v, 'organiser', 'secretary') && v.forum.state !== 'archived';
}
