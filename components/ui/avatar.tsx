/** A person as two letters in one of our eight colours, the same for the same name everywhere; no picture is fetched. */
import { peerIndex } from '#domain/account/face.ts';
import { monogram } from '#domain/account/names.ts';
import { cx } from './cx.ts';

interface Props {
  name: string;
  seed?: string;
  size?: 'sm' | 'md';
}

export function Avatar({ name, seed, size }: Props) {
  return <Mark letters={monogram(name)} peer={String(peerIndex(seed ?? name) + 1)} size={size} />;
}

/** The same, of what was worked out before (domain/account/face.ts). */
export function Mark({
  letters,
  peer,
  size = 'md',
}: {
  letters: string;
  peer: string;
  size?: 'sm' | 'md' | undefined;
}) {
  return (
    <span
      aria-hidden
      style={{ backgroundColor: `var(--peer-${peer})` }}
      className={cx(
        'inline-flex shrink-0 select-none items-center justify-center rounded-full font-semibold text-on-peer',
        size === 'sm' ? 'size-7 text-[0.6875rem]' : 'size-9 text-sm',
      )}
    >
      {letters}
    </span>
  );
}
