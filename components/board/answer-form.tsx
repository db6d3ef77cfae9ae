'use client';
/**
 * The official's form: one tap an item, words if wanted, one name, one button. Plain HTML; with script the refusal comes
 * without a reload. Every sentence comes from the server, so the page stays light.
 */
import { useActionState } from 'react';
import { PlainButton, PlainChoice, PlainField, PlainNotice, PlainText } from '#components/ui/plain/plain.tsx';

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
};
export type AnswerTexts = Record<
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
  return (
    <form action={run} key={JSON.stringify(state)} className="j-stack">
      {state && (
        <PlainNotice kind="problem" title={texts.notSent}>
          {state.message} {texts.kept}
        </PlainNotice>
      )}
      <input type="hidden" name="token" value={token} />
      {items.map((item) => (
        <section key={item.id} className="j-stack" aria-label={`${item.marker} ${item.text}`}>
          <div className="j-sheet">
            <p className="j-clause j-clause-adopted">
              <span>{item.marker}</span>
              <span>{item.text}</span>
            </p>
          </div>
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
          {item.said && (
            <p>
              {item.said}
              {item.saidText && (
                <span style={{ display: 'block', whiteSpace: 'pre-line' }}>{item.saidText}</span>
              )}
            </p>
          )}
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
                    accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx,image/*"
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
            </>
          ) : (
            <p className="j-note">{item.closed}</p>
          )}
        </section>
      ))}
      {items.some((item) => item.open) && (
        <>
          <PlainField
            name="signedBy"
            label={texts.signedBy}
            hint={texts.signedByHint}
            required
            minLength={3}
            maxLength={200}
            autoComplete="name"
            defaultValue={value('signedBy')}
          />
          <PlainButton tone="ink" wide disabled={pending}>
            {texts.send}
          </PlainButton>
        </>
      )}
    </form>
  );
}
