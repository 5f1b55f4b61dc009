import type { ReactNode } from "react";

export type Column<Row> = {
  heading: string;
  /** What the heading leaves open: a unit, a window. */
  note?: string;
  numeric?: boolean;
  /** On a phone it has a line of its own. */
  long?: boolean;
  /** Buttons, which say themselves what they do: their heading is for those who cannot see them. */
  action?: boolean;
  cell: (row: Row) => ReactNode;
};

type Shape = Omit<Column<never>, "cell">;

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
  const classNames = classNamesOf(columns);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a mouse it is scrolled by the arrow keys, once it has the focus
    <section className="ListTable-Scroll" aria-label={caption} tabIndex={0}>
      <table className="ListTable">
        <caption>{caption}</caption>
        <Headings columns={columns} />
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ heading, cell }, at) => (
                <td key={heading} data-heading={heading} className={classNames[at]}>
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

export const Headings = ({ columns }: { columns: Shape[] }) => (
  <thead>
    <tr>
      {columns.map(({ heading, note, numeric, action }) => (
        <th key={heading} scope="col" className={action ? "Action" : numeric ? "Numeric" : undefined}>
          {action ? <span className="Unseen">{heading}</span> : heading}
          {note && <span className="Aside">{note}</span>}
        </th>
      ))}
    </tr>
  </thead>
);

/** On a phone figures stand two by two: one that is left over takes a whole line. */
function classNamesOf(columns: Shape[]) {
  let place = 0;
  return columns.map((column, at) => {
    place = isPaired(column) ? place + 1 : 0;
    const isLeftOver = place % 2 === 1 && !isPaired(columns[at + 1]);
    if (column.action) return "Action";
    if (!column.numeric) return undefined;
    return column.long || isLeftOver ? "Numeric Long" : "Numeric";
  });
}

const isPaired = (column: Shape | undefined) => column?.numeric === true && !column.long && !column.action;
