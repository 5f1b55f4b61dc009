import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Scrolled } from "./scrolled";

export type Column<Row> = {
  heading: string;
  /** What the heading leaves open: a unit, a window. */
  note?: string;
  numeric?: boolean;
  /** On a phone it has a line of its own. */
  long?: boolean;
  /** The name of the order by this column, where the list can be put in it; `-` before it turns it round. */
  sort?: string;
  /** Its greatest values are wanted first. */
  greatestFirst?: boolean;
  /** Buttons, which say themselves what they do: their heading is for those who cannot see them. */
  action?: boolean;
  cell: (row: Row) => ReactNode;
};

type Shape = Omit<Column<never>, "cell">;

/** The order in which a list stands, and the address of it in another. */
export type Sorting = { sort: string; to: (sort: string) => string };

/**
 * A table that becomes a list of cards on a phone, by CSS alone, so that nothing moves when the page wakes up.
 * The first column is the card's title.
 */
export function ListTable<Row>({
  caption,
  columns,
  rows,
  keyOf,
  sorting,
  isUnder = () => false,
}: {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  keyOf: (row: Row) => number | string;
  sorting?: Sorting;
  /** The row belongs to the one above it. */
  isUnder?: (row: Row) => boolean;
}) {
  const classNames = classNamesOf(columns);
  return (
    <Scrolled name="ListTable-Scroll" label={caption}>
      <table className="ListTable">
        <caption>{caption}</caption>
        <Headings columns={columns} sorting={sorting} />
        <tbody>
          {rows.map((row, at) => (
            <tr key={keyOf(row)} data-above={rows.slice(at + 1, at + 2).some(isUnder) || undefined}>
              {columns.map(({ heading, note, cell }, at) => (
                <td key={heading} data-heading={heading} data-note={note} className={classNames[at]}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}

export const Headings = ({ columns, sorting }: { columns: Shape[]; sorting?: Sorting }) => (
  <thead>
    <tr>
      {columns.map((column) => {
        const { heading, note, numeric, long, action, sort } = column;
        return (
          <th
            key={heading}
            scope="col"
            className={action ? "Action" : numeric ? (long ? "Numeric Long" : "Numeric") : undefined}
            aria-sort={sort && sorting ? SORTED[directionIn(sort, sorting)] : undefined}
          >
            {sort && sorting ? (
              <SortLink {...{ column, sort, sorting }} />
            ) : (
              <Heading action={action} heading={heading} />
            )}
            {note && <span className="Aside">{note}</span>}
          </th>
        );
      })}
    </tr>
  </thead>
);

const Heading = ({ action, heading }: Pick<Shape, "action" | "heading">) =>
  action ? <span className="Unseen">{heading}</span> : heading;

/** An address, so that the order can be gone back from and linked to. A second press turns it round. */
const SortLink = ({ column, sort, sorting }: { column: Shape; sort: string; sorting: Sorting }) => {
  const direction = directionIn(sort, sorting);
  const [first, second] = column.greatestFirst ? [`-${sort}`, sort] : [sort, `-${sort}`];
  return (
    <Link className="SortLink" to={sorting.to(sorting.sort === first ? second : first)} preventScrollReset>
      {column.heading}
      <span aria-hidden className="SortLink-Arrow" data-direction={direction} />
    </Link>
  );
};

const SORTED = { none: undefined, up: "ascending", down: "descending" } as const;

function directionIn(sort: string, sorting: Sorting): keyof typeof SORTED {
  if (sorting.sort === sort) return "up";
  return sorting.sort === `-${sort}` ? "down" : "none";
}

/** On a phone figures stand two by two: one that is left over takes a whole line. */
function classNamesOf(columns: Shape[]) {
  let paired = 0;
  return columns.map((column, at) => {
    paired = isPaired(column) ? paired + 1 : 0;
    const isLeftOver = paired % 2 === 1 && !isPaired(columns[at + 1]);
    if (column.action) return "Action";
    if (!column.numeric) return undefined;
    return column.long || isLeftOver ? "Numeric Long" : "Numeric";
  });
}

const isPaired = (column: Shape | undefined) => column?.numeric === true && !column.long && !column.action;
