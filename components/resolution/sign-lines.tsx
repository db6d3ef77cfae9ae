/**
 * Where the adopted paper is signed by hand: post, line, name. On the screen only names that are known; in print every line.
 * It says whose signature belongs here, not that it was given.
 */
import { cx } from '../ui/cx.ts';

export function SignLines({ signers }: { signers: readonly { post: string; name: string }[] }) {
  return (
    <div className="mt-10 flex flex-col gap-6">
      {signers.map(({ post, name }) => (
        <p
          key={post}
          className={cx('flex-wrap items-end gap-x-3 gap-y-6 text-base', name ? 'flex' : 'hidden print:flex')}
        >
          <span className="w-full sm:w-auto print:w-auto">{post}</span>
          <span aria-hidden className="min-w-16 grow border-ink-2 border-b" />
          <span className="whitespace-nowrap">{name}</span>
        </p>
      ))}
    </div>
  );
}
