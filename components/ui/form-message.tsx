'use client';
/**
 * Renders the failure of a Result: a common code from messages `errors`, a noun's own code `noun/reason` from
 * `<noun>.errors.reason`. An unknown code still says something true, and shows itself for whoever helps.
 */
import { CircleAlert } from 'lucide-react';
import { useMessages, useTranslations } from 'next-intl';

export interface Failure {
  code: string;
  params?: Record<string, string | number>;
}

/** A function code → sentence, for fields and toasts. */
export function useErrorText(): (failure: Failure) => string {
  const t = useTranslations();
  const messages = useMessages();
  return ({ code, params }) => {
    const [noun, reason] = code.split('/');
    const key = reason === undefined ? `errors.${code}` : `${noun}.errors.${reason}`;
    return has(messages, key) ? t(key, params) : t('errors.unknown', { code });
  };
}

function has(tree: unknown, key: string): boolean {
  let node = tree;
  for (const step of key.split('.')) {
    if (typeof node !== 'object' || node === null) return false;
    node = (node as Record<string, unknown>)[step];
  }
  return typeof node === 'string';
}

export function FormMessage({ failure }: { failure: Failure | null | undefined }) {
  const text = useErrorText();
  return (
    <div role="alert">
      {failure && (
        <p className="flex items-start gap-2 rounded-control bg-ochre-wash px-3 py-2 font-medium text-ochre">
          <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0" />
          <span>{text(failure)}</span>
        </p>
      )}
    </div>
  );
}
