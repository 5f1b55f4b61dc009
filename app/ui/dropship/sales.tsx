import { Link } from "@remix-run/react";
import { Badge } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import type { Sale } from "../../purchasing/dropship/sale";
import { Since } from "../day";
import { EmptyList } from "../empty-list";
import { ListTable } from "../list-table";
import { PagedIndex } from "../paged-index";
import { SearchBox } from "../search-box";

const PAGE = "/purchase-orders/dropship";

/** The newest sales, to choose one. */
export const Sales = ({ sales, text, now, timeZone }: { sales: Sale[]; text: string; now: number; timeZone: Zone }) => (
  <PagedIndex
    tools={<SearchBox key={text} action={PAGE} text={text} label="Search by the order's name, such as #1001" />}
    note={text ? undefined : "The newest sales that wait to be shipped."}
    address={PAGE}
    previous={null}
    next={null}
  >
    {sales.length === 0 ? (
      <EmptyList>{text ? `No sale is called "${text}".` : "Every sale has been shipped."}</EmptyList>
    ) : (
      <ListTable
        caption="Sales"
        columns={[
          { heading: "Sale", cell: ({ id, name }) => <Link to={`${PAGE}?sale=${id}`}>{name}</Link> },
          { heading: "Placed", cell: ({ processedAt }) => <Since at={processedAt} now={now} timeZone={timeZone} /> },
          { heading: "Shipped", cell: (sale) => <Shipped sale={sale} /> },
        ]}
        rows={sales}
        keyOf={({ id }) => id}
      />
    )}
  </PagedIndex>
);

const Shipped = ({ sale: { cancelled, fulfilment } }: { sale: Sale }) => {
  if (cancelled) return <Badge>Cancelled</Badge>;
  return <Badge tone={fulfilment === "all" ? "success" : "attention"}>{WORDS[fulfilment]}</Badge>;
};

const WORDS = { none: "Not shipped", part: "Partly shipped", all: "Shipped" };
