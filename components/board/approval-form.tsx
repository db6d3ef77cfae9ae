'use client';
/** The yes of the addressee's own side: each answer with its words, one decision an answer, one name, one button. Plain HTML. */
import { useActionState } from 'react';
import { PlainChoice, PlainNotice, PlainText } from '#components/ui/plain/plain.tsx';
import type { AnswerState } from './answer-form.tsx';
import { SignAndSend } from './sign-and-send.tsx';

export type ApprovalItem = {
  id: string;
  marker: string;
  text: string;
  notes: string[];
  outcome: string;
  words: string;
  /** Only ever downloads. */
  files: { href: string; name: string }[];
};
export type ApprovalTexts = Record<
  | 'files'
  | 'decide'
  | 'later'
  | 'approve'
  | 'return'
  | 'note'
  | 'noteHint'
  | 'signedBy'
  | 'signedByHint'
  | 'send'
  | 'notSent',
  string
>;

export function ApprovalForm({
  action,
  token,
  items,
  texts,
}: {
  action: (previous: AnswerState, form: FormData) => Promise<AnswerState>;
  token: string;
  items: readonly ApprovalItem[];
  texts: ApprovalTexts;
}) {
  const [state, run, pending] = useActionState(action, null);
  const value = (name: string) => state?.values[name] ?? '';
  return (
    <form action={run} key={JSON.stringify(state)} className="j-stack">
      {state && (
        <PlainNotice kind="problem" title={texts.notSent}>
          {state.message}
        </PlainNotice>
      )}
      <input type="hidden" name="token" value={token} />
      {items.map((item) => (
        <section key={item.id} className="j-stack">
          <div className="j-sheet">
            <p className="j-clause j-clause-adopted">
              <span>{item.marker}</span>
              <span>{item.text}</span>
            </p>
          </div>
          <p>
            <strong>{item.outcome}</strong>
          </p>
          {item.words && <p style={{ whiteSpace: 'pre-line' }}>{item.words}</p>}
          {item.files.length > 0 && (
            <div>
              <p className="j-label">{texts.files}</p>
              <ul className="j-list j-files">
                {item.files.map(({ href, name }) => (
                  <li key={href}>
                    <a href={href} rel="external" download>
                      {name}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          )}
          <p className="j-note">
            {item.notes.map((note) => (
              <span key={note} style={{ display: 'block' }}>
                {note}
              </span>
            ))}
          </p>
          <input type="hidden" name="answer" value={item.id} />
          <PlainChoice
            name={`decision-${item.id}`}
            label={texts.decide}
            options={[
              { value: '', label: texts.later },
              { value: 'approve', label: texts.approve },
              { value: 'return', label: texts.return },
            ]}
            value={value(`decision-${item.id}`)}
          />
          <PlainText
            name={`note-${item.id}`}
            label={texts.note}
            hint={texts.noteHint}
            rows={2}
            maxLength={2000}
            defaultValue={value(`note-${item.id}`)}
          />
        </section>
      ))}
      <SignAndSend texts={texts} name={value('signedBy')} pending={pending} />
    </form>
  );
}
