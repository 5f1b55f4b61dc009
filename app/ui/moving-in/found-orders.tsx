import { Box, Card, Text } from "@shopify/polaris";
import type { PastSupplier } from "../../purchasing/moving-in/past-supplier";
import { amountTold } from "../../purchasing/moving-in/reading/amount-told";
import type { FoundOrder } from "../../purchasing/moving-in/reading/orders-in-rows";
import { type Column, ListTable } from "../list-table";
import { useMoney } from "../money";
import { useNumberFormat } from "../number";
import type { Found } from "./found";
import { LeftRows } from "./left-rows";

const FIRST = 10;
const MOST_LEFT = 20;

/** The first of what was found, as it would stand here, and what would not come. */
export const FoundOrders = ({ found: { orders, suppliers, left }, currency }: { found: Found; currency: string }) => {
  const format = useNumberFormat();
  return (
    <>
      {suppliers.length > 0 && (
        <Card padding="0">
          <Heading>{`Suppliers: the first of ${format(suppliers.length)}`}</Heading>
          <ListTable
            caption="Suppliers"
            columns={SUPPLIERS}
            rows={suppliers.slice(0, FIRST)}
            keyOf={({ name }) => name}
          />
        </Card>
      )}
      {orders.length > 0 && (
        <Card padding="0">
          <Heading>{`Purchase orders: the first of ${format(orders.length)}`}</Heading>
          <ListTable
            caption="Purchase orders"
            columns={ordersColumns(currency)}
            rows={orders.slice(0, FIRST)}
            keyOf={({ order }) => order.number}
          />
        </Card>
      )}
      {left.length > 0 && (
        <Card>
          <Text as="h2" variant="headingMd">
            {`${format(left.length)} will not come, and why`}
          </Text>
          <LeftRows
            left={left.slice(0, MOST_LEFT)}
            more={left.length > MOST_LEFT ? `${format(left.length - MOST_LEFT)} more like these` : undefined}
          />
        </Card>
      )}
    </>
  );
};

const Heading = ({ children }: { children: string }) => (
  <Box padding="400">
    <Text as="h2" variant="headingMd">
      {children}
    </Text>
  </Box>
);

const SUPPLIERS: Column<PastSupplier>[] = [
  { heading: "Name", cell: ({ name }) => name },
  { heading: "Contact", cell: ({ contactName }) => contactName ?? "–" },
  { heading: "Email", cell: ({ email }) => email ?? "–" },
  { heading: "Phone", cell: ({ phone }) => phone ?? "–" },
  { heading: "Address", cell: ({ address }) => address?.replaceAll("\n", ", ") ?? "–" },
];

const ordersColumns = (currency: string): Column<FoundOrder>[] => [
  { heading: "Number", cell: ({ order }) => order.number },
  { heading: "Supplier", cell: ({ order }) => order.supplier },
  { heading: "Status", note: "in the file", cell: ({ order }) => order.status ?? "–" },
  { heading: "Ordered on", cell: ({ order }) => order.orderedOn ?? "–" },
  { heading: "Lines", numeric: true, cell: ({ order }) => <Count of={order.lines.length} /> },
  {
    heading: "Ordered",
    note: "units",
    numeric: true,
    cell: ({ order }) => <Count of={sumOf(order.lines, "ordered")} />,
  },
  { heading: "Received", note: "units", numeric: true, cell: (each) => <Received {...each} /> },
  {
    heading: "Total",
    note: "without tax",
    numeric: true,
    cell: ({ order }) => <Total order={order} currency={order.currency ?? currency} />,
  },
];

const sumOf = (lines: FoundOrder["order"]["lines"], what: "ordered" | "received") =>
  lines.reduce((sum, line) => sum + line[what], 0);

const Count = ({ of }: { of: number }) => <>{useNumberFormat()(of)}</>;

const Received = ({ order, unknown }: FoundOrder) => (
  <>
    <Count of={sumOf(order.lines, "received")} />
    {unknown && <span className="Aside">The file says that part came, not how much</span>}
  </>
);

const Total = ({ order, currency }: { order: FoundOrder["order"]; currency: string }) => {
  const money = useMoney(currency);
  const amounts = order.lines.map((line) => amountTold(line, line.ordered, currency));
  if (amounts.every((amount) => amount === null)) return <>Not known</>;
  return <>{money(amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0))}</>;
};
