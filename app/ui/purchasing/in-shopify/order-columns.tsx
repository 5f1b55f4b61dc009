import { Link } from "@remix-run/react";
import { Badge } from "@shopify/polaris";
import { type ListedShopifyOrder, shopifyOrderWord } from "../../../purchasing/shopify-orders/shopify-order";
import { Day } from "../../day";
import type { Column } from "../../list-table";
import { useNumberFormat } from "../../number";
import { OrderTotal } from "../order-columns";
import { ReceivedBar } from "../received-bar";
import { LIST } from "./words";

export const shopifyOrderColumns = ({ today }: { today: number }): Column<ListedShopifyOrder>[] => [
  {
    heading: LIST.number,
    cell: ({ id, name }) => (
      <Link to={`/purchase-orders/shopify/${id}`} prefetch="none" style={{ whiteSpace: "nowrap" }}>
        {name}
      </Link>
    ),
  },
  { heading: LIST.supplier, cell: ({ supplier }) => supplier ?? "–" },
  { heading: LIST.to, cell: ({ destination }) => destination ?? "–" },
  { heading: LIST.state, cell: (order) => <ShopifyState order={order} /> },
  { heading: LIST.lines, numeric: true, cell: ({ lineCount }) => <Count of={lineCount} /> },
  {
    heading: LIST.received,
    note: "units",
    numeric: true,
    cell: ({ unitsReceived, units }) =>
      unitsReceived === null ? <NotTold units={units} /> : <ReceivedBar received={unitsReceived} ordered={units} />,
  },
  {
    heading: LIST.total,
    note: LIST.withTax,
    numeric: true,
    long: true,
    cell: ({ amount, ...order }) => <OrderTotal {...order} total={amount} />,
  },
  {
    heading: LIST.expected,
    numeric: true,
    cell: ({ expectedDay }) => <Day day={expectedDay} today={today} none="–" />,
  },
];

export const ShopifyState = ({ order }: { order: Pick<ListedShopifyOrder, "status" | "archivedAt"> }) => {
  const word = shopifyOrderWord(order);
  return <Badge tone={word === "Ordered" ? "info" : undefined}>{word}</Badge>;
};

const Count = ({ of }: { of: number }) => <>{useNumberFormat()(of)}</>;

const NotTold = ({ units }: { units: number }) => (
  <>
    {LIST.orderedUnits(useNumberFormat()(units))}
    <span className="Aside">{LIST.unknown}</span>
  </>
);
