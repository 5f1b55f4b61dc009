import type { ReactNode } from "react";
import type { Paged } from "../../lists/keyset";
import { DAY_COLUMNS } from "../../reports/figures/day-values";
import type { DayValue } from "../../reports/report";
import { DownloadButton } from "../download-button";
import { ListTable } from "../list-table";
import { PagedIndex } from "../paged-index";
import { FigureValue } from "./figure-value";

/** The value of the stock as each day began, and the same as a file. */
export const DayList = ({
  list,
  currency,
  tabs,
  address,
}: {
  list: Paged<DayValue>;
  currency: string;
  tabs: ReactNode;
  address: string;
}) => (
  <PagedIndex
    tabs={tabs}
    tools={<DownloadButton address="/reports/stock-value/csv?by=day">Download CSV</DownloadButton>}
    address={address}
    previous={list.previous}
    next={list.next}
  >
    <ListTable
      caption="Stock value by day"
      rows={list.rows}
      keyOf={({ day }) => day}
      columns={[
        { heading: "Day", cell: ({ day }) => <FigureValue kind="day" value={day} currency={currency} /> },
        ...DAY_COLUMNS.map((column) => ({
          heading: column.heading,
          note: "note" in column ? column.note : undefined,
          numeric: true,
          long: true,
          cell: (row: DayValue) => <FigureValue kind={column.kind} value={row[column.figure]} currency={currency} />,
        })),
      ]}
    />
  </PagedIndex>
);
