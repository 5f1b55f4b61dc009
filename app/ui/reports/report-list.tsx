import type { ReactNode } from "react";
import type { Paged } from "../../lists/keyset";
import { type Asked, reportOf } from "../../reports/filter/asked";
import { filteredAddress, sortName } from "../../reports/filter/filter";
import { SORTED_FIRST } from "../../reports/own-order";
import type { ReportRow } from "../../reports/report";
import { DownloadButton } from "../download-button";
import { EmptyList } from "../empty-list";
import { withChoices } from "../filters/list-address";
import { ListTable } from "../list-table";
import { PagedIndex } from "../paged-index";
import { reportColumns } from "./report-columns";
import { LIST } from "./words";

/** The variants of a report, and the same as a file. */
export const ReportList = ({
  asked,
  list,
  currency,
  tabs,
  path,
}: {
  asked: Asked;
  list: Paged<ReportRow>;
  currency: string;
  tabs?: ReactNode;
  /** The page's address, without filters. */
  path: string;
}) => {
  const report = reportOf(asked);
  const { filter } = asked;
  const address = filteredAddress(path, filter);
  return (
    <PagedIndex
      tabs={tabs}
      tools={
        <DownloadButton address={filteredAddress(`/reports/${asked.report}/csv`, filter)}>
          {LIST.download}
        </DownloadButton>
      }
      address={address}
      previous={list.previous}
      next={list.next}
    >
      {list.rows.length === 0 ? (
        <EmptyList>{report.empty}</EmptyList>
      ) : (
        <ListTable
          caption={report.title}
          columns={reportColumns(report, currency)}
          rows={list.rows}
          keyOf={({ variantId }) => variantId}
          sorting={{
            sort: filter.sort ? sortName(filter.sort) : SORTED_FIRST[asked.report],
            to: (sort) => withChoices(address, { sort }),
          }}
        />
      )}
    </PagedIndex>
  );
};
