import { Box, Card, Text } from "@shopify/polaris";
import type { PastSupplier } from "../../purchasing/moving-in/past-supplier";
import { amountTold } from "../../purchasing/moving-in/reading/amount-told";
import type { FoundOrder } from "../../purchasing/moving-in/reading/orders-in-rows";
import { type Column, ListTable } from "../list-table";
import { useMoney } from "../money";
import { useNumberFormat } from "../number";
import type { Found } from "./found";
import { LeftRows } from "./left-rows";
import { MOVING_IN } from "./words";

const FIRST = 10;
const MOST_LEFT = 20;

/** The first of what was found, as it would stand here, and what would not come. */
export const FoundOrders = ({ found: { orders, suppliers, left }, currency }: { found: Found; currency: string }) => {
  const format = useNumberFormat();
  const headingOf = (what: string, { length }: unknown[]) =>
    MOVING_IN.foundOrders.found(what, Math.min(FIRST, length), length, format);
  return (
    <>
      {suppliers.length > 0 && (
        <Card padding="0">
          <Heading>{headingOf(MOVING_IN.suppliers, suppliers)}</Heading>
          <ListTable
            caption={MOVING_IN.suppliers}
            columns={SUPPLIERS}
            rows={suppliers.slice(0, FIRST)}
            keyOf={({ name }) => name}
          />
        </Card>
      )}
      {orders.length > 0 && (
        <Card padding="0">
          <Heading>{headingOf(MOVING_IN.purchaseOrders, orders)}</Heading>
          <ListTable
            caption={MOVING_IN.purchaseOrders}
            columns={ordersColumns(currency)}
            rows={orders.slice(0, FIRST)}
            keyOf={({ order }) => order.number}
          />
        </Card>
      )}
      {left.length > 0 && (
        <Card>
          <Text as="h2" variant="headingMd">
            {MOVING_IN.foundOrders.willNotComeAndWhy(format(left.length))}
          </Text>
          <LeftRows
            left={left.slice(0, MOST_LEFT)}
            more={
              left.length > MOST_LEFT ? MOVING_IN.foundOrders.moreLikeThese(format(left.length - MOST_LEFT)) : undefined
            }
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
  { heading: MOVING_IN.foundOrders.name, cell: ({ name }) => name },
  { heading: MOVING_IN.foundOrders.contact, cell: ({ contactName }) => contactName ?? "–" },
  { heading: MOVING_IN.foundOrders.email, cell: ({ email }) => email ?? "–" },
  { heading: MOVING_IN.foundOrders.phone, cell: ({ phone }) => phone ?? "–" },
  {
    heading: MOVING_IN.foundOrders.leadTime,
    note: MOVING_IN.foundOrders.days,
    numeric: true,
    cell: ({ leadTimeDays }) => (leadTimeDays === null ? "–" : <Count of={leadTimeDays} />),
  },
  { heading: MOVING_IN.foundOrders.address, cell: ({ address }) => address?.replaceAll("\n", ", ") ?? "–" },
];

const ordersColumns = (currency: string): Column<FoundOrder>[] => [
  { heading: MOVING_IN.foundOrders.number, cell: ({ order }) => order.number },
  { heading: MOVING_IN.supplier, cell: ({ order }) => order.supplier },
  { heading: MOVING_IN.status, note: MOVING_IN.foundOrders.inTheFile, cell: ({ order }) => order.status ?? "–" },
  { heading: MOVING_IN.ordered, cell: ({ order }) => order.orderedOn ?? "–" },
  { heading: MOVING_IN.foundOrders.lines, numeric: true, cell: ({ order }) => <Count of={order.lines.length} /> },
  {
    heading: MOVING_IN.foundOrders.unitsOrdered,
    note: MOVING_IN.foundOrders.units,
    numeric: true,
    cell: ({ order }) => <Count of={sumOf(order.lines, "ordered")} />,
  },
  {
    heading: MOVING_IN.foundOrders.received,
    note: MOVING_IN.foundOrders.units,
    numeric: true,
    cell: (each) => <Received {...each} />,
  },
  {
    heading: MOVING_IN.foundOrders.total,
    note: MOVING_IN.foundOrders.withoutTax,
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
    {unknown && <span className="Aside">{MOVING_IN.foundOrders.theFileSaysThatPart}</span>}
  </>
);

const Total = ({ order, currency }: { order: FoundOrder["order"]; currency: string }) => {
  const money = useMoney(currency);
  const amounts = order.lines.map((line) => amountTold(line, line.ordered, currency));
  if (amounts.every((amount) => amount === null)) return <>{MOVING_IN.foundOrders.notKnown}</>;
  return <>{money(amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0))}</>;
};
