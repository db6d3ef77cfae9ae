'use client';
/**
 * A plain form of the phone. Over the connection it is sent until it is answered and done once; without JavaScript, or
 * before it has loaded, the same form goes to the page's own action.
 */
import { type FormEvent, type ReactNode, useState } from 'react';
import { newKey, runCommand } from '#components/live/run-command.ts';
import { useConnection } from '#components/live/use-view.ts';
import { inputOf, WISHES, type Wish, wishOf } from './input-of.ts';
import type { PhoneWords } from './words.ts';

export type Act = (form: FormData) => Promise<void>;

export function Send({
  act,
  slug,
  wish,
  fields,
  words,
  className,
  onSent,
  children,
}: {
  act: Act;
  slug: string;
  wish: Wish;
  fields: Record<string, string>;
  words: PhoneWords;
  className?: string;
  onSent?: () => void;
  children: (pending: boolean) => ReactNode;
}) {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const connection = useConnection();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const meant = wishOf(data);
    if (!meant || pending) return;
    setPending(true);
    setProblem(null);
    const result = await runCommand(WISHES[meant], inputOf(meant, data));
    setPending(false);
    if (result.ok) {
      if (wish === 'ask' || wish === 'words') form.reset();
      const key = form.elements.namedItem('key');
      // The next question is another one.
      if (key instanceof HTMLInputElement) key.value = newKey();
      onSent?.();
    } else setProblem(said(words.errors[result.code] ?? result.code, result.params));
  };
  return (
    <form action={act} onSubmit={submit} className={className}>
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="wish" value={wish} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} defaultValue={value} />
      ))}
      {children(pending)}
      {pending && (
        <p className="j-hint" role="status">
          {connection === 'online' ? words.sending : words.kept}
        </p>
      )}
      {problem && (
        <p className="j-problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}

/** A template of messages with its parameters put in; these have no plurals. */
function said(template: string, params: Record<string, string | number> = {}): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
