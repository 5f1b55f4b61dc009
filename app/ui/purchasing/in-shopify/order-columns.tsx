import { Link } from "@remix-run/react";
import { Badge } from "@shopify/polaris";
import { type ListedShopifyOrder, shopifyOrderWord } from "../../../purchasing/shopify-orders/shopify-order";
import { Day } from "../../day";
import type { Column } from "../../list-table";
import { useNumberFormat } from "../../number";
import { OrderTotal } from "../order-columns";
import { ReceivedBar } from "../received-bar";

export const shopifyOrderColumns = ({ today }: { today: number }): Column<ListedShopifyOrder>[] => [
  {
    heading: "Number",
    cell: ({ id, name }) => (
      <Link to={`/purchase-orders/shopify/${id}`} prefetch="none" style={{ whiteSpace: "nowrap" }}>
        {name}
      </Link>
    ),
  },
  { heading: "Supplier", cell: ({ supplier }) => supplier ?? "–" },
  { heading: "To", cell: ({ destination }) => destination ?? "–" },
  { heading: "State", cell: (order) => <ShopifyState order={order} /> },
  { heading: "Lines", numeric: true, cell: ({ lineCount }) => <Count of={lineCount} /> },
  {
    heading: "Received",
    note: "units",
    numeric: true,
    cell: ({ unitsReceived, units }) =>
      unitsReceived === null ? <NotTold units={units} /> : <ReceivedBar received={unitsReceived} ordered={units} />,
  },
  {
    heading: "Total",
    note: "with tax",
    numeric: true,
    long: true,
    cell: ({ amount, ...order }) => <OrderTotal {...order} total={amount} />,
  },
  { heading: "Expected", numeric: true, cell: ({ expectedDay }) => <Day day={expectedDay} today={today} none="–" /> },
];

export const ShopifyState = ({ order }: { order: Pick<ListedShopifyOrder, "status" | "archivedAt"> }) => {
  const word = shopifyOrderWord(order);
  return <Badge tone={word === "Ordered" ? "info" : undefined}>{word}</Badge>;
};

const Count = ({ of }: { of: number }) => <>{useNumberFormat()(of)}</>;

const NotTold = ({ units }: { units: number }) => (
  <>
    {useNumberFormat()(units)} ordered<span className="Aside">received not known</span>
  </>
);
