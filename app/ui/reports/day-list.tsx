import type { ReactNode } from "react";
import type { Paged } from "../../lists/keyset";
import { DAY_COLUMNS } from "../../reports/figures/day-values";
import type { Asked } from "../../reports/filter/asked";
import { filteredAddress } from "../../reports/filter/filter";
import type { DayValue } from "../../reports/report";
import { DownloadButton } from "../download-button";
import { ListTable } from "../list-table";
import { PagedIndex } from "../paged-index";
import { FigureValue } from "./figure-value";
import { LIST, STOCK_VALUE_BY } from "./words";

/** The value of the stock as each day began, and the same as a file. */
export const DayList = ({
  asked,
  list,
  currency,
  tabs,
}: {
  asked: Asked;
  list: Paged<DayValue>;
  currency: string;
  tabs: ReactNode;
}) => (
  <PagedIndex
    tabs={tabs}
    tools={
      <DownloadButton address={filteredAddress("/reports/stock-value/csv?by=day", asked.filter)}>
        {LIST.download}
      </DownloadButton>
    }
    address={filteredAddress("/reports/stock-value", asked.filter)}
    previous={list.previous}
    next={list.next}
  >
    <ListTable
      caption={STOCK_VALUE_BY.caption}
      rows={list.rows}
      keyOf={({ day }) => day}
      columns={[
        {
          heading: STOCK_VALUE_BY.dayHeading,
          cell: ({ day }) => <FigureValue kind="day" value={day} currency={currency} />,
        },
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
