import { Link } from "@remix-run/react";
import { type ListedOrder, orderAddress } from "../../purchasing/orders/lists/order-list";
import { ENDED } from "../../purchasing/orders/purchase-order";
import { Day } from "../day";
import type { Column } from "../list-table";
import { useMoney } from "../money";
import { useNumberFormat } from "../number";
import { useThisList } from "../use-list-address";
import { OrderState } from "./order-state";
import { ReceivedBar } from "./received-bar";
import { LIST } from "./words";

type Context = { today: number; locationNames: Record<number, string> };

export const orderColumns = ({ today, locationNames }: Context): Column<ListedOrder>[] => [
  { heading: LIST.number, sort: "number", greatestFirst: true, cell: (order) => <OrderLink order={order} /> },
  { heading: LIST.supplier, cell: ({ supplier }) => <span className="LongName">{supplier || LIST.noSupplier}</span> },
  { heading: LIST.to, cell: (order) => <Destination order={order} locationNames={locationNames} /> },
  { heading: LIST.state, cell: (order) => <OrderState order={order} today={today} /> },
  { heading: LIST.lines, numeric: true, cell: ({ lineCount }) => <Count of={lineCount} /> },
  {
    heading: LIST.received,
    note: LIST.units,
    numeric: true,
    cell: ({ unitsReceived, unitsOrdered }) => <ReceivedBar received={unitsReceived} ordered={unitsOrdered} />,
  },
  { heading: LIST.total, note: LIST.withTax, numeric: true, long: true, cell: (order) => <OrderTotal {...order} /> },
  {
    heading: LIST.expected,
    numeric: true,
    cell: ({ nextDay, state }) => <Day day={ENDED.includes(state) ? null : nextDay} today={today} none="–" />,
  },
];

const Destination = ({ order, locationNames }: { order: ListedOrder } & Pick<Context, "locationNames">) => (
  <>{order.saleName === null ? (locationNames[order.locationId] ?? "–") : LIST.customerOf(order.saleName)}</>
);

const OrderLink = ({ order }: { order: ListedOrder }) => (
  <Link to={orderAddress(order)} state={useThisList()} prefetch="none" style={{ whiteSpace: "nowrap" }}>
    {order.number}
  </Link>
);

const Count = ({ of }: { of: number }) => <>{useNumberFormat()(of)}</>;

/** A sum of known costs, and that some are not known: unknown is no 0. */
export const OrderTotal = ({
  total,
  currency,
  lineCount,
  linesWithoutCost,
}: Pick<ListedOrder, "total" | "currency" | "lineCount" | "linesWithoutCost">) => {
  const money = useMoney(currency);
  if (lineCount > 0 && linesWithoutCost === lineCount) return <>{LIST.unknown}</>;
  return (
    <>
      {money(total)}
      {linesWithoutCost > 0 && <span className="Aside">{LIST.withoutCost(linesWithoutCost, String)}</span>}
    </>
  );
};
