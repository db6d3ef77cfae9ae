/** «отметили 18 из 28»: the words say it, the line only shows it. Ink; green when complete. */
import { cx } from './cx.ts';

export function ProgressLine({ value, total, label }: { value: number; total: number; label: string }) {
  const share = total > 0 ? Math.min(1, Math.max(0, value / total)) : 0;
  const width = `${Math.round(share * 1000) / 10}`;
  return (
    <div className="min-w-40">
      <p className="text-sm tabular-nums">{label}</p>
      <svg
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        aria-hidden="true"
        className="mt-1 block h-1.5 w-full"
      >
        <rect width="100" height="4" className="fill-sunk" />
        <rect width={width} height="4" className={cx(share >= 1 ? 'fill-green' : 'fill-ink')} />
      </svg>
    </div>
  );
}
