/**
 * Drawings of the dashboard, by hand: a divided bar and steps along the months. They are told by the tables beside them,
 * so they are decoration for a screen reader; parts differ by pattern, so that they survive a printer and any eye.
 */
import type { Lateness, MonthFlow, Slice } from '#domain/recommendation/dashboard.ts';

const HATCH = 'repeating-linear-gradient(135deg, currentColor 0 2px, transparent 2px 6px)';

/** Filled: concluded. Hatched: answered. Empty: waits. */
export function SliceBar({ slice, widest }: { slice: Slice; widest: number }) {
  const width = (n: number) => `${(n * 100) / Math.max(1, widest)}%`;
  return (
    <span aria-hidden="true" className="flex h-4 w-full min-w-32 text-ink">
      <span className="bg-ink print:border print:border-ink" style={{ width: width(slice.closed) }} />
      <span
        className="border-ink border-y border-r"
        style={{ width: width(slice.answered), backgroundImage: HATCH }}
      />
      <span className="border-ink border-y border-r" style={{ width: width(slice.open) }} />
    </span>
  );
}

export function ShareBar({ share }: { share: number }) {
  return (
    <span aria-hidden="true" className="mt-1 block h-2 w-full max-w-32 border border-ink text-ink">
      <span className="block h-full bg-ink" style={{ width: `${share}%` }} />
    </span>
  );
}

/** In time, later, passed, still ahead. */
export function LatenessBar({ late }: { late: Lateness }) {
  const width = (n: number) => `${(n * 100) / Math.max(1, late.dated)}%`;
  return (
    <span aria-hidden="true" className="flex h-5 w-full text-ink">
      <span className="bg-ink" style={{ width: width(late.closedInTime) }} />
      <span
        className="border-ink border-y border-r"
        style={{ width: width(late.closedLate), backgroundImage: HATCH }}
      />
      <span className="border-ochre border-y-2 border-r-2" style={{ width: width(late.passed) }} />
      <span className="border-line border-y border-r" style={{ width: width(late.ahead) }} />
    </span>
  );
}

const WIDTH = 520;
const HEIGHT = 220;
const LEFT = 48;
const BOTTOM = 28;
const LETTERS = 'fill-ink-2 text-[1.125rem] md:text-[0.6875rem]';

const LINES = {
  adopted: { className: 'stroke-ink-2', strokeWidth: 2 },
  answered: { className: 'stroke-blue', strokeWidth: 3, strokeDasharray: '7 4' },
  closed: { className: 'stroke-green', strokeWidth: 4 },
};

/** Sums by month as steps: everything adopted, answered, concluded. */
export function FlowChart({
  flow,
  label,
  names,
  monthName,
}: {
  flow: readonly MonthFlow[];
  label: string;
  names: { adopted: string; answered: string; closed: string };
  monthName: (month: string) => string;
}) {
  const top = Math.max(1, ...flow.map((one) => one.adopted));
  const x = (at: number) => LEFT + (at * (WIDTH - LEFT - 8)) / Math.max(1, flow.length);
  const y = (n: number) => HEIGHT - BOTTOM - (n * (HEIGHT - BOTTOM - 12)) / top;
  const steps = (key: 'adopted' | 'answered' | 'closed') =>
    flow.map((one, at) => `${at === 0 ? 'M' : 'L'}${x(at)} ${y(one[key])}H${x(at + 1)}`).join('');
  const every = Math.max(1, Math.ceil(flow.length / 5));
  return (
    <>
      <ul className="mb-3 flex flex-wrap gap-x-6 gap-y-1 text-sm">
        {(['adopted', 'answered', 'closed'] as const).map((key) => (
          <li key={key} className="flex items-center gap-2">
            <svg aria-hidden="true" width="28" height="8" viewBox="0 0 28 8">
              <path d="M0 4H28" {...LINES[key]} />
            </svg>
            {names[key]}
          </li>
        ))}
      </ul>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className="h-auto w-full max-w-2xl text-ink"
      >
        {[0, 0.5, 1].map((part) => {
          const n = Math.round(top * part);
          return (
            <g key={part}>
              <line x1={LEFT} x2={WIDTH} y1={y(n)} y2={y(n)} className="stroke-line" />
              <text x={LEFT - 6} y={y(n) + 4} textAnchor="end" className={LETTERS}>
                {n}
              </text>
            </g>
          );
        })}
        {flow.map((one, at) =>
          at % every === 0 ? (
            <text key={one.month} x={x(at)} y={HEIGHT - 6} className={LETTERS}>
              {monthName(one.month)}
            </text>
          ) : null,
        )}
        {(['adopted', 'answered', 'closed'] as const).map((key) => (
          <path key={key} d={steps(key)} fill="none" {...LINES[key]} />
        ))}
      </svg>
    </>
  );
}
