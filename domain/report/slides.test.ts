import { expect, it } from 'vitest';
import { slidesOf } from './slides.ts';
import type { Report, ReportRow } from './views.ts';

const row = (number: number, state: ReportRow['state'], text = 'обеспечить наставничество') =>
  ({ id: String(number), number, state, text }) as ReportRow;
const report = (rows: ReportRow[]) => ({ rows }) as Report;

it('[RP5] on the wall: counts first, then what is concluded, answered, awaited; nothing is lost and nothing crowded', () => {
  const rows = [
    ...Array.from({ length: 9 }, (_, i) => row(i + 1, 'sent')),
    row(10, 'closed', 'ё'.repeat(900)),
    row(11, 'closed'),
    row(12, 'reported'),
  ];
  const slides = slidesOf(report(rows));
  expect(
    slides.map((s) => (s.kind === 'rows' ? [s.group, s.rows.map((r) => r.number), s.at, s.of] : s.kind)),
  ).toEqual([
    'counts',
    ['closed', [10], 1, 2],
    ['closed', [11], 2, 2],
    ['answered', [12], 1, 1],
    ['open', [1, 2, 3, 4], 1, 3],
    ['open', [5, 6, 7, 8], 2, 3],
    ['open', [9], 3, 3],
  ]);
  expect(slidesOf(report([]))).toEqual([{ kind: 'counts' }]);
});
