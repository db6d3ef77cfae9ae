'use client';
/** An official asks for more time: which item, until when, why, who asks. Plain HTML, folded away; words from the server. */
import { useActionState } from 'react';
import { PlainButton, PlainField, PlainNotice, PlainSelect, PlainText } from '#components/ui/plain/plain.tsx';
import type { AnswerState } from './answer-form.tsx';

export type TimeTexts = Record<
  'title' | 'lead' | 'item' | 'until' | 'reason' | 'signedBy' | 'send' | 'notSent' | 'kept',
  string
>;

export function TimeForm({
  action,
  token,
  items,
  texts,
}: {
  action: (previous: AnswerState, form: FormData) => Promise<AnswerState>;
  token: string;
  items: readonly { value: string; label: string }[];
  texts: TimeTexts;
}) {
  const [state, run, pending] = useActionState(action, null);
  const value = (name: string) => state?.values[name] ?? '';
  return (
    <details className="j-details" open={state !== null}>
      <summary>{texts.title}</summary>
      <form action={run} key={JSON.stringify(state)} className="j-stack">
        <p className="j-note">{texts.lead}</p>
        {state && (
          <PlainNotice kind="problem" title={texts.notSent}>
            {state.message} {texts.kept}
          </PlainNotice>
        )}
        <input type="hidden" name="token" value={token} />
        <PlainSelect
          name="time-item"
          label={texts.item}
          options={items}
          defaultValue={value('time-item') || items[0]?.value}
          required
        />
        <PlainField
          name="time-until"
          type="date"
          label={texts.until}
          defaultValue={value('time-until')}
          required
        />
        <PlainText
          name="time-reason"
          label={texts.reason}
          rows={3}
          maxLength={2000}
          defaultValue={value('time-reason')}
          required
        />
        <PlainField
          name="time-signed"
          label={texts.signedBy}
          maxLength={200}
          defaultValue={value('time-signed')}
          required
        />
        <PlainButton disabled={pending}>{texts.send}</PlainButton>
      </form>
    </details>
  );
}
