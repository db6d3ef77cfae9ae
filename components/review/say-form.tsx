'use client';
/**
 * The project as a sheet with room for a remark at each place, then a name and one word. Plain HTML; with script the refusal
 * comes without a reload. Every sentence comes from the server, so the page stays light.
 */
import { useActionState } from 'react';
import { PlainButton, PlainChoice, PlainField, PlainNotice, PlainText } from '#components/ui/plain/plain.tsx';
import { REVIEW_LIMITS } from '#domain/review/kinds.ts';

export type SayState = { message: string; values: Record<string, string> } | null;
export type SayLine = { id: string; marker: string; level: number; text: string; said: string[] };
export type SaySection = { id: string; heading: string; title: boolean; lines: SayLine[] };
type Texts = Record<
  | 'remark'
  | 'remarkBlock'
  | 'whole'
  | 'name'
  | 'post'
  | 'postHint'
  | 'saying'
  | 'send'
  | 'notSent'
  | 'kept'
  | 'optional',
  string
>;

export function SayForm({
  action,
  token,
  language,
  head,
  sections,
  whole,
  options,
  texts,
}: {
  action: (previous: SayState, form: FormData) => Promise<SayState>;
  token: string;
  language: 'ru' | 'en';
  head: string[];
  sections: readonly SaySection[];
  whole: string[];
  options: readonly { value: string; label: string }[];
  texts: Texts;
}) {
  const [state, run, pending] = useActionState(action, null);
  const value = (name: string) => state?.values[name] ?? '';
  const remark = (id: string, label: string) => (
    <PlainText
      name={`remark-${id}`}
      label={label}
      optional={texts.optional}
      rows={3}
      maxLength={REVIEW_LIMITS.remark}
      defaultValue={value(`remark-${id}`)}
    />
  );
  return (
    <form action={run} key={JSON.stringify(state)} className="j-stack">
      {state && (
        <PlainNotice kind="problem" title={texts.notSent}>
          {state.message} {texts.kept}
        </PlainNotice>
      )}
      <input type="hidden" name="token" value={token} />
      <article className="j-sheet j-stack" lang={language}>
        {sections.map((section) => (
          <section key={section.id} className="j-stack" aria-label={section.heading || undefined}>
            {section.heading && <h2 className="j-subtitle">{section.heading}</h2>}
            {section.lines.map((line) => {
              const label = line.marker ? texts.remark.replace('{marker}', line.marker) : texts.remarkBlock;
              return (
                <div key={line.id} style={{ marginLeft: `${line.level * 1.5}em` }}>
                  {section.title ? (
                    <h2 className="j-subtitle">{line.text}</h2>
                  ) : line.marker ? (
                    <p className="j-clause">
                      <span>{line.marker}</span>
                      <span>{line.text}</span>
                    </p>
                  ) : (
                    <p style={{ whiteSpace: 'pre-line' }}>{line.text}</p>
                  )}
                  {section.title && head.length > 0 && <p className="j-note">{head.join(' · ')}</p>}
                  {line.said.map((said) => (
                    <p key={said} className="j-note" style={{ whiteSpace: 'pre-line' }}>
                      {said}
                    </p>
                  ))}
                  <details className="j-details" open={value(`remark-${line.id}`) !== '' || undefined}>
                    <summary>{label}</summary>
                    {remark(line.id, label)}
                  </details>
                </div>
              );
            })}
          </section>
        ))}
      </article>
      {whole.map((said) => (
        <p key={said} className="j-note" style={{ whiteSpace: 'pre-line' }}>
          {said}
        </p>
      ))}
      {remark('', texts.whole)}
      <PlainField
        name="name"
        label={texts.name}
        required
        minLength={3}
        maxLength={REVIEW_LIMITS.person}
        autoComplete="name"
        defaultValue={value('name')}
      />
      <PlainField
        name="post"
        label={texts.post}
        hint={texts.postHint}
        optional={texts.optional}
        maxLength={REVIEW_LIMITS.post}
        autoComplete="organization-title"
        defaultValue={value('post')}
      />
      <PlainChoice name="saying" label={texts.saying} options={options} value={value('saying')} required />
      <PlainButton tone="ink" wide disabled={pending}>
        {texts.send}
      </PlainButton>
    </form>
  );
}
