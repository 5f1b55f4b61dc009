import type { ReactNode } from "react";
import type { Paged } from "../../lists/keyset";
import type { ReportRow } from "../../reports/report";
import { REPORTS, type ReportName } from "../../reports/reports";
import { DownloadButton } from "../download-button";
import { EmptyList } from "../empty-list";
import { ListTable } from "../list-table";
import { PagedIndex } from "../paged-index";
import { reportColumns } from "./report-columns";

/** The variants of a report, and the same as a file. */
export const ReportList = ({
  name,
  list,
  currency,
  tabs,
  address,
}: {
  name: ReportName;
  list: Paged<ReportRow>;
  currency: string;
  tabs?: ReactNode;
  address: string;
}) => (
  <PagedIndex
    tabs={tabs}
    tools={<DownloadButton address={`/reports/${name}/csv`}>Download CSV</DownloadButton>}
    address={address}
    previous={list.previous}
    next={list.next}
  >
    {list.rows.length === 0 ? (
      <EmptyList>{REPORTS[name].empty}</EmptyList>
    ) : (
      <ListTable
        caption={REPORTS[name].title}
        columns={reportColumns(REPORTS[name], currency)}
        rows={list.rows}
        keyOf={({ variantId }) => variantId}
      />
    )}
  </PagedIndex>
);
