/**
 * Casting with a blindly signed paper. The first message bears the session and no choice, the second the choice and no
 * session; both have one length for everybody. What was not answered is sent again with the same paper and the same marks.
 */
import { CODE_ALPHABET } from '#domain/election/kinds.ts';
import { blindPaper, unblind } from './blind.ts';
import { keepSlip, readSlip, type Slip } from './paper-slip.ts';

type Answer = { ok: true; data: { signed?: string } } | { ok: false; code: string };

async function send(name: string, input: unknown, credentials: RequestCredentials): Promise<Answer> {
  const response = await fetch(`/api/v1/commands/${name}`, {
    method: 'POST',
    credentials,
    cache: 'no-store',
    referrerPolicy: credentials === 'omit' ? 'no-referrer' : 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ input }),
  });
  return (await response.json()) as Answer;
}

export function newCode(): string {
  const bytes = window.crypto.getRandomValues(new Uint8Array(10));
  return Array.from(bytes, (byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length]).join('');
}

/** Where a paper is signed and cast: a round of an election, or a vote, which is bound to the hash of its words. */
export type BlindTo = { noun: 'election' } | { noun: 'vote'; sha256: string | null };
const WAYS = {
  election: { id: 'roundId', issue: 'election.issue', cast: 'election.castBlind' },
  vote: { id: 'voteId', issue: 'vote.issueBallot', cast: 'vote.castBlind' },
} as const;

/** Null: the ballot lies in the box. Otherwise the code of the refusal. */
export async function castBlind(
  to: BlindTo,
  roundId: string,
  issueKey: string,
  marks: string,
): Promise<string | null> {
  const way = WAYS[to.noun];
  const about = { [way.id]: roundId };
  const kept = readSlip(roundId);
  const slip: Extract<Slip, { done: false }> =
    kept && !kept.done ? kept : { done: false, code: newCode(), marks, ...(await blindPaper(issueKey)) };
  keepSlip(roundId, slip);
  const issued = await send(way.issue, { ...about, blinded: slip.blinded }, 'same-origin');
  if (!issued.ok) {
    // Nothing was signed now; what was signed before is kept, should only its answer have been lost.
    if (!kept) keepSlip(roundId, null);
    return issued.code;
  }
  const signature = await unblind(issueKey, slip, issued.data.signed ?? '');
  const { paper, code } = slip;
  const cast = await send(
    way.cast,
    {
      ...about,
      paper,
      signature,
      marks: slip.marks,
      code,
      ...(to.noun === 'vote' && { sha256: to.sha256 }),
    },
    'omit',
  );
  if (!cast.ok) return cast.code;
  keepSlip(roundId, { done: true, code });
  return null;
}
