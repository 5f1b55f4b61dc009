import type { Report, ReportRow } from "../../reports/report";
import type { Column } from "../list-table";
import { Sku, VariantName } from "../variant-name";
import { FigureValue } from "./figure-value";
import { LIST } from "./words";

export const reportColumns = ({ columns }: Report, currency: string): Column<ReportRow>[] => [
  {
    heading: LIST.product,
    sort: "product",
    cell: (row) => <VariantName variant={row} variantId={row.hidden ? undefined : row.variantId} />,
  },
  { heading: LIST.sku, sort: "sku", cell: ({ sku }) => <Sku sku={sku} /> },
  ...columns.map(({ figure, heading, note, kind, none }) => ({
    heading,
    note,
    sort: figure,
    greatestFirst: kind !== "word",
    numeric: kind !== "word" && kind !== "day",
    long: true,
    cell: ({ figures }: ReportRow) => (
      <FigureValue kind={kind} value={figures[figure] ?? null} currency={currency} none={none} even />
    ),
  })),
];
