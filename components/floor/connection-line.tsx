'use client';
/** Whether the phone hears the hall, in words, above everything else. */
import { useConnection } from '#components/live/use-view.ts';
import type { PhoneWords } from './words.ts';

export function ConnectionLine({
  words,
  here,
}: {
  words: Pick<PhoneWords, 'online' | 'offline' | 'connecting' | 'reload' | 'signedOut'>;
  here: string;
}) {
  const state = useConnection();
  if (state === 'reload')
    return (
      <p className="j-link j-link-lost" role="status">
        <a href={here}>{words.reload}</a>
      </p>
    );
  if (state === 'signedOut' || state === 'refused')
    return (
      <p className="j-link j-link-lost" role="status">
        <a href={`/signin?next=${encodeURIComponent(here)}`}>{words.signedOut}</a>
      </p>
    );
  return (
    <p className={state === 'offline' ? 'j-link j-link-lost' : 'j-link'} role="status">
      {words[state]}
    </p>
  );
}
