import type { ReactNode } from "react";
import { LOCATION_COLUMNS, type LocationValue } from "../../reports/figures/location-values";
import type { Asked } from "../../reports/filter/asked";
import { filteredAddress } from "../../reports/filter/filter";
import { DownloadButton } from "../download-button";
import { EmptyList } from "../empty-list";
import { ListTable } from "../list-table";
import { PagedIndex } from "../paged-index";
import { FigureValue } from "./figure-value";
import { LIST, STOCK_VALUE_BY } from "./words";

/** The value of the stock at each location, and the same as a file. */
export const LocationList = ({
  asked,
  rows,
  currency,
  tabs,
  path,
}: {
  asked: Asked;
  rows: LocationValue[];
  currency: string;
  tabs: ReactNode;
  path: string;
}) => (
  <PagedIndex
    tabs={tabs}
    tools={
      <DownloadButton address={filteredAddress("/reports/stock-value/csv?by=location", asked.filter)}>
        {LIST.download}
      </DownloadButton>
    }
    address={filteredAddress(path, asked.filter)}
    previous={null}
    next={null}
  >
    {rows.length === 0 ? (
      <EmptyList>{STOCK_VALUE_BY.noLocation}</EmptyList>
    ) : (
      <ListTable
        caption={STOCK_VALUE_BY.locationCaption}
        rows={rows}
        keyOf={({ locationId }) => locationId}
        columns={[
          { heading: STOCK_VALUE_BY.locationHeading, cell: ({ name }) => name ?? STOCK_VALUE_BY.noName },
          ...LOCATION_COLUMNS.map((column) => ({
            heading: column.heading,
            note: "note" in column ? column.note : undefined,
            numeric: true,
            long: true,
            cell: (row: LocationValue) => (
              <FigureValue kind={column.kind} value={row[column.figure]} currency={currency} />
            ),
          })),
        ]}
      />
    )}
  </PagedIndex>
);
