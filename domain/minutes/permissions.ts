/** The secretary keeps the minutes; chair and secretary sign; everybody whom the desk knows reads, remarks and dissents. */
import { type ForumViewer, hasRole } from '../actor.ts';
import type { SignatureRole } from './kinds.ts';

const living = (v: ForumViewer) => v.forum.state !== 'archived';

export function canReadMinutes(v: ForumViewer): boolean {
  return v.membership?.confirmed === true && !officialOnly(v);
}
/** An official of an addressee answers letters; what was said in the hall is not theirs. */
const officialOnly = (v: ForumViewer) => (v.membership?.roles ?? []).every((role) => role === 'official');

export function canKeepMinutes(v: ForumViewer): boolean {
  return hasRole(v, 'secretary', 'organiser') && living(v);
}
export function canRemark(v: ForumViewer): boolean {
  return canReadMinutes(v) && living(v);
}
export function canDissent(v: ForumViewer): boolean {
  return v.membership?.confirmed === true && v.membership.voting && living(v);
}
/** Who presided signs as the chair; the organiser may hold either office. */
export function canSign(v: ForumViewer, role: SignatureRole): boolean {
  return (
    living(v) &&
    (role === 'chair' ? hasRole(v, 'presiding', 'organiser') : hasRole(v, 'secretary', 'organiser'))
  );
}
export function canApprove(v: ForumViewer): boolean {
  return hasRole(v, 'presiding', 'organiser') && living(v);
}
