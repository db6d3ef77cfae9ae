'use client';
/**
 * The official's form: one tap an item, words if wanted, one name, one button; the items fold. Plain HTML; with script the refusal comes
 * without a reload. Every sentence comes from the server, so the page stays light.
 */
import { useActionState } from 'react';
import { PlainChoice, PlainField, PlainNotice, PlainText } from '#components/ui/plain/plain.tsx';
import { PlainPlan, type PlanSteps, type PlanTexts } from './plain-plan.tsx';
import { SignAndSend } from './sign-and-send.tsx';

export type AnswerState = { message: string; values: Record<string, string> } | null;
export type AnswerItemTexts = {
  id: string;
  marker: string;
  text: string;
  notes: string[];
  status: string;
  open: boolean;
  closed: string;
  said: string;
  saidText: string;
  asked: string;
  plan: PlanSteps;
};
export type AnswerTexts = PlanTexts &
  Record<
    | 'outcome'
    | 'text'
    | 'textHint'
    | 'more'
    | 'file'
    | 'fileHint'
    | 'url'
    | 'signedBy'
    | 'signedByHint'
    | 'send'
    | 'notSent'
    | 'kept'
    | 'asked'
    | 'optional',
    string
  >;

export function AnswerForm({
  action,
  token,
  items,
  options,
  texts,
}: {
  action: (previous: AnswerState, form: FormData) => Promise<AnswerState>;
  token: string;
  items: readonly AnswerItemTexts[];
  options: readonly { value: string; label: string }[];
  texts: AnswerTexts;
}) {
  const [state, run, pending] = useActionState(action, null);
  const value = (name: string) => state?.values[name] ?? '';
  // One item open at a time is enough on a phone: the first that waits. What was typed before a refusal is shown again.
  const next = items.find((item) => item.open && (item.asked !== '' || item.said === '')) ?? items[0];
  const unfolded = (id: string) =>
    id === next?.id ||
    value(`outcome-${id}`) !== '' ||
    value(`text-${id}`) !== '' ||
    value(`url-${id}`) !== '';
  return (
    <form action={run} key={JSON.stringify(state)} className="j-stack">
      {state && (
        <PlainNotice kind="problem" title={texts.notSent}>
          {state.message} {texts.kept}
        </PlainNotice>
      )}
      <input type="hidden" name="token" value={token} />
      {items.map((item) => (
        <details key={item.id} className="j-fold" open={unfolded(item.id)}>
          <summary className="j-sheet">
            <span className="j-clause j-clause-adopted">
              <span>{item.marker}</span>
              <span>{item.text}</span>
            </span>
            {item.said && <span className="j-fold-said">{item.said}</span>}
          </summary>
          <p className="j-note">
            {item.notes.map((note) => (
              <span key={note} style={{ display: 'block' }}>
                {note}
              </span>
            ))}
            <span style={{ display: 'block' }}>{item.status}</span>
          </p>
          {item.asked && (
            <PlainNotice kind="awaits" title={texts.asked}>
              {item.asked}
            </PlainNotice>
          )}
          {item.saidText && <p style={{ whiteSpace: 'pre-line' }}>{item.saidText}</p>}
          {item.open ? (
            <>
              <input type="hidden" name="item" value={item.id} />
              <PlainChoice
                name={`outcome-${item.id}`}
                label={texts.outcome}
                options={options}
                value={value(`outcome-${item.id}`)}
              />
              <PlainText
                name={`text-${item.id}`}
                label={texts.text}
                optional={texts.optional}
                hint={texts.textHint}
                rows={3}
                maxLength={8000}
                defaultValue={value(`text-${item.id}`)}
              />
              <details className="j-details">
                <summary>{texts.more}</summary>
                <div className="j-stack">
                  <PlainField
                    name={`files-${item.id}`}
                    type="file"
                    multiple
                    // Not «image/*»: an iPhone then turns its own kind of photo into a JPEG by itself.
                    accept=".pdf,.docx,.xlsx,image/jpeg,image/png"
                    label={texts.file}
                    hint={texts.fileHint}
                  />
                  <PlainField
                    name={`url-${item.id}`}
                    type="url"
                    label={texts.url}
                    maxLength={500}
                    defaultValue={value(`url-${item.id}`)}
                  />
                </div>
              </details>
              <PlainPlan id={item.id} steps={item.plan} texts={texts} value={value} />
            </>
          ) : (
            <p className="j-note">{item.closed}</p>
          )}
        </details>
      ))}
      {items.some((item) => item.open) && (
        <SignAndSend texts={texts} name={value('signedBy')} pending={pending} />
      )}
    </form>
  );
}
