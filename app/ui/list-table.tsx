import type { ReactNode } from "react";

export type Column<Row> = {
  heading: string;
  /** What the heading leaves open: a unit, a window. */
  note?: string;
  numeric?: boolean;
  /** On a phone it has a line of its own. */
  long?: boolean;
  cell: (row: Row) => ReactNode;
};

/**
 * A table that becomes a list of cards on a phone, by CSS alone, so that nothing moves when the page wakes up.
 * The first column is the card's title.
 */
export function ListTable<Row>({
  caption,
  columns,
  rows,
  keyOf,
}: {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  keyOf: (row: Row) => number | string;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a mouse it is scrolled by the arrow keys, once it has the focus
    <section className="ListTable-Scroll" aria-label={caption} tabIndex={0}>
      <table className="ListTable">
        <caption>{caption}</caption>
        <Headings columns={columns} />
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ heading, numeric, long, cell }) => (
                <td
                  key={heading}
                  data-heading={heading}
                  className={numeric ? (long ? "Numeric Long" : "Numeric") : undefined}
                >
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export const Headings = ({ columns }: { columns: Omit<Column<never>, "cell">[] }) => (
  <thead>
    <tr>
      {columns.map(({ heading, note, numeric }) => (
        <th key={heading} scope="col" className={numeric ? "Numeric" : undefined}>
          {heading}
          {note && <span className="Aside">{note}</span>}
        </th>
      ))}
    </tr>
  </thead>
);
