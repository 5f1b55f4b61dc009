import type { ReactNode } from "react";
import type { Paged } from "../../../lists/keyset";
import { type PurchasingFilter, purchasingAddress } from "../../../reports/purchasing/purchasing-report";
import { DownloadButton } from "../../download-button";
import { EmptyList } from "../../empty-list";
import { withChoices } from "../../filters/list-address";
import { type Column, ListTable } from "../../list-table";
import { PagedIndex } from "../../paged-index";
import { LIST } from "../words";

/** The rows of a report of purchase orders, and the same as a file. */
export function PurchasingList<Row>({
  path,
  filter,
  ownOrder,
  list,
  columns,
  nameOf,
  caption,
  empty,
}: {
  path: string;
  filter: PurchasingFilter;
  /** As it stands where no order is chosen. */
  ownOrder: string;
  list: Paged<Row>;
  columns: Column<Row>[];
  nameOf: (row: Row) => string | number;
  caption: string;
  empty: ReactNode;
}) {
  const address = purchasingAddress(path, filter);
  return (
    <PagedIndex
      tools={<DownloadButton address={purchasingAddress(`${path}/csv`, filter)}>{LIST.download}</DownloadButton>}
      address={address}
      previous={list.previous}
      next={list.next}
    >
      {list.rows.length === 0 ? (
        <EmptyList>{empty}</EmptyList>
      ) : (
        <ListTable
          caption={caption}
          columns={columns}
          rows={list.rows}
          keyOf={nameOf}
          sorting={{ sort: filter.sort ?? ownOrder, to: (sort) => withChoices(address, { sort }) }}
        />
      )}
    </PagedIndex>
  );
}
