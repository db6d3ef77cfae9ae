'use client';
/** «Type three letters, choose yourself»: names and schools only. What is typed travels in the body, never in an address. */
import { useActionState } from 'react';
import { PlainButton, PlainField, PlainNotice } from '#components/ui/plain/plain.tsx';
import type { SeatView } from '#domain/account/views.ts';

export type SeatState = { text: string; problem?: string; seats?: SeatView[]; none?: string } | null;

export function SeatSearch({
  action,
  code,
  label,
  hint,
  submit,
}: {
  action: (previous: SeatState, form: FormData) => Promise<SeatState>;
  code: string;
  label: string;
  hint: string;
  submit: string;
}) {
  const [state, run, pending] = useActionState(action, null);
  return (
    <div className="j-stack">
      <form action={run} className="j-stack" key={state?.text}>
        <input type="hidden" name="code" value={code} />
        <PlainField
          name="text"
          label={label}
          hint={hint}
          error={state?.problem}
          defaultValue={state?.text}
          autoComplete="off"
          maxLength={100}
          required
        />
        <PlainButton tone="ink" wide disabled={pending}>
          {submit}
        </PlainButton>
      </form>
      {state?.none && <PlainNotice title={state.none} />}
      {state?.seats && state.seats.length > 0 && (
        <ul className="j-list">
          {state.seats.map((seat) => (
            <li key={seat.participantId}>
              <a href={`/j/${code}?seat=${seat.participantId}`}>
                <strong>{seat.name}</strong>
                {seat.school && (
                  <>
                    <br />
                    <span className="j-note">{seat.school}</span>
                  </>
                )}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
