/** What every bench prints with: a table, the load of the machine, and a budget that may be exceeded. */
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';

export type Budgets = {
  size: Record<string, number>;
  pages: Record<string, number>;
  board: { sql: number; json: number; page: number; dashboard: number; sweep: number };
  drafting: Record<string, number | undefined>;
  quiz: Record<string, number | undefined>;
};

export function budgets(): Budgets {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'budgets.json'), 'utf8')) as Budgets;
}

/** Figures of a busy machine are told apart from those of a quiet one. */
export const load = (): string => loadavg()[0]?.toFixed(1) ?? '?';

export function printTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, at) => Math.max(...cells.map((row) => [...(row[at] ?? '')].length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ');
  console.log(line(cells[0] ?? []));
  console.log(widths.map((width) => '─'.repeat(width)).join('  '));
  for (const row of cells.slice(1)) console.log(line(row));
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** «within», «OVER», or nothing where there is no budget. */
export const verdict = (value: number, budget: number | undefined): string =>
  budget === undefined ? '' : value <= budget ? 'within' : 'OVER';
