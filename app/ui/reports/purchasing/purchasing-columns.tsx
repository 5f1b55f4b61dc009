import { Link } from "@remix-run/react";
import type { PurchasingColumn } from "../../../reports/purchasing/purchasing-report";
import type { Column } from "../../list-table";
import { FigureValue } from "../figure-value";

/** The columns of a report of purchase orders; `cells` writes those that are more than a figure. */
export const purchasingColumns = <Row,>(
  columns: PurchasingColumn<Row>[],
  currencyOf: (row: Row) => string,
  cells: Record<string, Column<Row>["cell"]> = {},
): Column<Row>[] =>
  columns.map(({ by, heading, note, kind, value }) => ({
    ...{ heading, note, sort: by, greatestFirst: kind !== "word" },
    ...(kind === "word" || kind === "day" ? {} : { numeric: true, long: kind === "money" }),
    cell: cells[by] ?? ((row) => <FigureValue kind={kind} value={value(row)} currency={currencyOf(row)} />),
  }));

/** To the supplier, with what its own page says of how it delivers. */
export const SupplierLink = ({ id, name, to = "" }: { id: number; name: string; to?: string }) => (
  <span className="LongName">
    <Link to={`/suppliers/${id}${to}`}>{name}</Link>
  </span>
);
