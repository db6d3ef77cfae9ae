'use client';
/**
 * The ballot on any phone. Without script it is a plain form, sealed by the server; on a secure connection its paper is
 * signed blindly and goes into the box without the session. «Принят» is said of a committed row and of nothing else.
 */
import { useActionState, useEffect, useState } from 'react';
import { readCode } from '#domain/election/kinds.ts';
import { PlainButton, PlainChoice, PlainNotice } from '../ui/plain/plain.tsx';
import type { BlindTo } from './cast-blind.ts';
import { canBlind, keepSlip, readSlip } from './paper-slip.ts';

export type BallotState = { ok: true; code: string } | { ok: false; message: string } | null;
export type BallotWords = Record<
  | 'choose'
  | 'against'
  | 'for'
  | 'not'
  | 'cast'
  | 'code'
  | 'codeNote'
  | 'accepted'
  | 'acceptedNote'
  | 'notSent'
  | 'sending'
  | 'again'
  | 'blind'
  | 'noBlind',
  string
> & { errors: Record<string, string> };

const NOBODY = '0'.repeat(22);
type Props = {
  slug: string;
  roundId: string;
  seats: number;
  secret: boolean;
  candidates: readonly { id: string; name: string; note: string }[];
  chosen: readonly string[];
  issueKey: string | null;
  /** Made by the server for a phone that makes none. */
  code: string;
  /** The row of the roll is spent already; by a paper, of which only the device knows whether it lies in the box. */
  taken: boolean;
  issued: boolean;
  /** A vote has no other way than the blindly signed one; an election has also the one sealed by the server. */
  to: BlindTo;
  words: BallotWords;
  /** The way without script; absent where the phone itself must blind the paper. */
  act?: (state: BallotState, form: FormData) => Promise<BallotState>;
};

const unchanged = async (state: BallotState) => state;

/** The choice as a mark for every candidate, in their order. */
function marksOf(form: FormData, ids: readonly string[]): string {
  const one = form.get('pick');
  return ids.map((id) => (one === id || form.get(`c-${id}`) === '1' ? '1' : '0')).join('');
}

export function BallotForm(props: Props) {
  const { roundId, secret, issueKey, words, candidates, taken, issued, to } = props;
  const [state, action, pending] = useActionState(props.act ?? unchanged, null);
  const [blind, setBlind] = useState<boolean | null>(null);
  const [sent, setSent] = useState(false);
  const [own, setOwn] = useState<{ done: boolean; code: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  useEffect(() => {
    setBlind(secret && issueKey !== null && canBlind());
    const slip = readSlip(roundId);
    setOwn(slip && { done: slip.done, code: slip.code });
  }, [secret, issueKey, roundId]);
  useEffect(() => {
    if (secret && state?.ok) keepSlip(roundId, { done: true, code: state.code });
  }, [secret, state, roundId]);
  // A slip of somebody else who voted on this very phone says nothing of the person whose session this is.
  const kept = own?.done && (taken || sent) ? own.code : null;
  const accepted = state?.ok ? state.code : (kept ?? (taken && !own && !issued ? '' : null));
  if (accepted !== null)
    return (
      <>
        <PlainNotice kind="done" title={words.accepted}>
          {' '}
          {words.acceptedNote}
        </PlainNotice>
        {accepted && (
          <>
            <p className="j-subtitle">
              {words.code}: <strong>{readCode(accepted)}</strong>
            </p>
            <p className="j-note">{words.codeNote}</p>
          </>
        )}
      </>
    );
  if (taken && issued && !own) return <PlainNotice title={words.errors['election/paper_spent']} />;
  const failed = problem ?? (state && !state.ok ? state.message : null);
  async function seal(form: FormData) {
    setSending(true);
    setProblem(null);
    try {
      const { castBlind } = await import('./cast-blind.ts');
      const code = await castBlind(
        to,
        roundId,
        issueKey ?? '',
        marksOf(
          form,
          candidates.map(({ id }) => id),
        ),
      );
      const slip = readSlip(roundId);
      if (code === null) {
        setSent(true);
        setOwn({ done: true, code: slip?.code ?? '' });
      } else setProblem(words.errors[code] ?? words.errors.other ?? code);
    } catch {
      setProblem(words.errors.other ?? '');
      const slip = readSlip(roundId);
      setOwn(slip && { done: slip.done, code: slip.code });
    } finally {
      setSending(false);
    }
  }
  const waiting = own !== null && !own.done;
  const plain = secret && to.noun === 'election';
  if (to.noun === 'vote' && blind === false) return <PlainNotice kind="problem" title={words.noBlind} />;
  return (
    <form
      action={action}
      className="j-stack"
      onSubmit={(event) => {
        if (!blind) return;
        event.preventDefault();
        void seal(new FormData(event.currentTarget));
      }}
    >
      {to.noun === 'vote' && (
        <noscript>
          <PlainNotice kind="problem" title={words.noBlind} />
        </noscript>
      )}
      {failed && <PlainNotice kind="problem" title={words.notSent}>{` ${failed}`}</PlainNotice>}
      <input type="hidden" name="slug" value={props.slug} />
      <input type="hidden" name="roundId" value={roundId} />
      <input type="hidden" name="secret" value={secret ? '1' : '0'} />
      <input type="hidden" name="code" value={props.code} />
      {waiting ? <PlainNotice kind="awaits" title={words.again} /> : <Choices {...props} />}
      {plain && !blind && (
        <div>
          <p className="j-subtitle">
            {words.code}: <strong>{readCode(props.code)}</strong>
          </p>
          <p className="j-note">{words.codeNote}</p>
        </div>
      )}
      {blind && <p className="j-note">{words.blind}</p>}
      <PlainButton tone="cinnabar" wide disabled={pending || sending || (to.noun === 'vote' && !blind)}>
        {pending || sending ? words.sending : words.cast}
      </PlainButton>
    </form>
  );
}

function Choices({ seats, secret, candidates, chosen, words, to }: Props) {
  const rows = candidates.map(({ id, name, note }) => ({ value: id, label: name, note }));
  if (seats === 1)
    return (
      <PlainChoice
        name="pick"
        label={words.choose}
        value={chosen}
        required
        options={to.noun === 'vote' ? rows : [...rows, { value: NOBODY, label: words.against }]}
      />
    );
  if (!secret)
    return (
      <fieldset>
        <legend className="j-label">{words.choose}</legend>
        <div className="j-choices">
          {rows.map(({ value, label, note }) => (
            <label key={value} className="j-choice">
              <input type="checkbox" name={`c-${value}`} value="1" defaultChecked={chosen.includes(value)} />
              <span>
                {label}
                {note && <small>{note}</small>}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
    );
  // For and not, one of both always: what is sent has one length whatever is marked.
  return (
    <fieldset>
      <legend className="j-label">{words.choose}</legend>
      {rows.map(({ value, label }) => (
        <PlainChoice
          key={value}
          name={`c-${value}`}
          label={label}
          value="0"
          options={[
            { value: '1', label: words.for },
            { value: '0', label: words.not },
          ]}
        />
      ))}
    </fieldset>
  );
}
