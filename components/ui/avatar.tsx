/** A person as two letters in one of our eight colours, the same for the same name everywhere; no picture is fetched. */
import { monogram } from '#domain/account/names.ts';
import { cx } from './cx.ts';

const COLOURS = [
  'bg-peer-1',
  'bg-peer-2',
  'bg-peer-3',
  'bg-peer-4',
  'bg-peer-5',
  'bg-peer-6',
  'bg-peer-7',
  'bg-peer-8',
] as const;

/** 0..7 from a name or an id, equal on server and client. */
export function peerIndex(seed: string): number {
  let hash = 7;
  for (const char of seed) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 65521;
  return hash % COLOURS.length;
}

export function Avatar({ name, seed, size = 'md' }: { name: string; seed?: string; size?: 'sm' | 'md' }) {
  return (
    <span
      aria-hidden
      className={cx(
        'inline-flex shrink-0 select-none items-center justify-center rounded-full font-semibold text-on-peer',
        COLOURS[peerIndex(seed ?? name)],
        size === 'sm' ? 'size-7 text-[0.6875rem]' : 'size-9 text-sm',
      )}
    >
      {monogram(name)}
    </span>
  );
}
