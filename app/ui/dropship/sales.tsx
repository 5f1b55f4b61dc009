import { Link } from "@remix-run/react";
import { Badge } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import type { Sale } from "../../purchasing/dropship/sale";
import { Since } from "../day";
import { EmptyList } from "../empty-list";
import { ListTable } from "../list-table";
import { PagedIndex } from "../paged-index";
import { SearchBox } from "../search-box";
import { DROPSHIP } from "./words";

const PAGE = "/purchase-orders/dropship";

/** The newest sales, to choose one. */
export const Sales = ({ sales, text, now, timeZone }: { sales: Sale[]; text: string; now: number; timeZone: Zone }) => (
  <PagedIndex
    tools={<SearchBox key={text} action={PAGE} text={text} label={DROPSHIP.sales.searchByTheOrdersName} />}
    note={text ? undefined : DROPSHIP.sales.theNewestSalesThatWait}
    address={PAGE}
    previous={null}
    next={null}
  >
    {sales.length === 0 ? (
      <EmptyList>{text ? DROPSHIP.sales.noSaleIsCalled(text) : DROPSHIP.sales.noSaleWaits}</EmptyList>
    ) : (
      <ListTable
        caption={DROPSHIP.salesLabel}
        columns={[
          { heading: DROPSHIP.sales.sale, cell: ({ id, name }) => <Link to={`${PAGE}?sale=${id}`}>{name}</Link> },
          {
            heading: DROPSHIP.sales.placed,
            cell: ({ processedAt }) => <Since at={processedAt} now={now} timeZone={timeZone} />,
          },
          { heading: DROPSHIP.sales.shipped, cell: (sale) => <Shipped sale={sale} /> },
        ]}
        rows={sales}
        keyOf={({ id }) => id}
      />
    )}
  </PagedIndex>
);

const Shipped = ({ sale: { cancelled, fulfilment } }: { sale: Sale }) => {
  if (cancelled) return <Badge>{DROPSHIP.sales.cancelled}</Badge>;
  return <Badge tone={fulfilment === "all" ? "success" : "attention"}>{WORDS[fulfilment]}</Badge>;
};

const WORDS = { none: DROPSHIP.sales.notShipped, part: DROPSHIP.sales.partlyShipped, all: DROPSHIP.sales.shipped };
