// biome-ignore-all lint/a11y/noRedundantRoles: on a phone `display` takes the native roles away
// biome-ignore-all lint/a11y/useSemanticElements: the elements are the semantic ones, their roles are written out beside
/**
 * A table that is a table for the eye, for a screen reader and for paper, and a list of cards on a phone: the same
 * markup, the roles written out because `display` takes them away. Renders on the server; sorting is by links.
 */
import type { ReactNode, Ref } from 'react';
import { cx } from './cx.ts';

export interface Column<Row> {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  align?: 'start' | 'end';
  /** The name of the row: its header, and the title of its card. */
  rowHeader?: boolean;
  /** Left out of the card on a phone. */
  wideOnly?: boolean;
  width?: string;
  sort?: { href: string; direction?: 'ascending' | 'descending' };
}

export interface Group<Row> {
  key: string;
  title: ReactNode;
  rows: readonly Row[];
  /** Of a table of thousands: what is far from the eye is a gap of this height, its rows come when it comes near. */
  gap?: number;
  ref?: Ref<HTMLTableSectionElement>;
}

export interface DataTableProps<Row> {
  caption: ReactNode;
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** The same rows under headings of their own, one table for all: each group is a row group with its heading. */
  groups?: readonly Group<Row>[];
  rowKey: (row: Row) => string;
  empty?: ReactNode;
  className?: string;
}

export function DataTable<Row>({
  caption,
  captionHidden,
  columns,
  rows,
  groups = [{ key: '', title: null, rows }],
  rowKey,
  empty,
  className,
}: DataTableProps<Row>) {
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    <table role="table" className={cx('w-full border-collapse text-base max-md:block', className)}>
      <caption className={captionHidden ? 'sr-only' : 'pb-3 text-left font-semibold max-md:block'}>
        {caption}
      </caption>
      <thead role="rowgroup" className="max-md:sr-only">
        <tr role="row" className="border-ink border-b">
          {columns.map((column) => (
            <th
              key={column.key}
              role="columnheader"
              scope="col"
              aria-sort={column.sort ? (column.sort.direction ?? 'none') : undefined}
              style={column.width ? { width: column.width } : undefined}
              className={cx(
                'px-3 py-2 align-bottom text-sm font-medium text-ink-2 first:pl-0 last:pr-0',
                column.align === 'end' ? 'text-right' : 'text-left',
              )}
            >
              {column.sort ? <SortLink {...column.sort}>{column.header}</SortLink> : column.header}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map((group) =>
        group.gap !== undefined ? (
          <tbody key={group.key} ref={group.ref} aria-hidden="true" className="max-md:block">
            <tr className="max-md:block">
              <td colSpan={columns.length} className="p-0 max-md:block" style={{ height: group.gap }} />
            </tr>
          </tbody>
        ) : (
          <tbody key={group.key} ref={group.ref} role="rowgroup" className="max-md:block">
            {group.title && (
              <tr role="row" className="border-line border-b max-md:block">
                <th
                  role="rowheader"
                  scope="rowgroup"
                  colSpan={columns.length}
                  className="pt-8 pb-2 text-left text-xl font-semibold first-letter:uppercase max-md:block"
                >
                  {group.title}
                </th>
              </tr>
            )}
            {group.rows.map((row) => (
              <Line key={rowKey(row)} row={row} columns={columns} />
            ))}
          </tbody>
        ),
      )}
    </table>
  );
}

function Line<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) {
  return (
    <tr
      role="row"
      className="border-line border-b transition-colors hover:bg-sunk/50 max-md:block max-md:py-3"
    >
      {columns.map((column) => {
        const Cell = column.rowHeader ? 'th' : 'td';
        return (
          <Cell
            key={column.key}
            role={column.rowHeader ? 'rowheader' : 'cell'}
            scope={column.rowHeader ? 'row' : undefined}
            className={cx(
              'px-3 py-3 align-top font-normal first:pl-0 last:pr-0 max-md:flex max-md:gap-3 max-md:px-0 max-md:py-1',
              column.align === 'end' ? 'text-right max-md:text-left' : 'text-left',
              column.rowHeader && 'font-medium max-md:pb-2',
              column.wideOnly && 'max-md:hidden',
            )}
          >
            {!column.rowHeader && (
              <span aria-hidden className="hidden w-28 shrink-0 text-sm leading-6 text-ink-2 max-md:inline">
                {column.header}
              </span>
            )}
            <span className="contents max-md:block max-md:min-w-0 max-md:grow">{column.cell(row)}</span>
          </Cell>
        );
      })}
    </tr>
  );
}

function SortLink({ href, direction, children }: { href: string; direction?: string; children: ReactNode }) {
  return (
    <a href={href} className="inline-flex items-center gap-1 hover:text-ink hover:underline">
      {children}
      <span aria-hidden className="w-3">
        {direction === 'ascending' ? '↑' : direction === 'descending' ? '↓' : ''}
      </span>
    </a>
  );
}
