import { Link } from "@remix-run/react";
import { Badge, type BadgeProps, InlineStack } from "@shopify/polaris";
import { isLate, type State } from "../../stock/transfers/transfer";
import { type ListedTransfer, transferAddress } from "../../stock/transfers/transfer-list";
import { Day } from "../day";
import type { Column } from "../list-table";
import { useNumberFormat } from "../number";
import { useThisList } from "../use-list-address";
import { LIST, STATE_NAMES } from "./words";

type Context = { today: number; locationNames: Record<number, string> };

export const transferColumns = ({ today, locationNames }: Context): Column<ListedTransfer>[] => [
  {
    heading: LIST.number,
    sort: "number",
    greatestFirst: true,
    cell: (transfer) => <TransferLink transfer={transfer} />,
  },
  { heading: LIST.from, cell: ({ fromId }) => locationNames[fromId] ?? "–" },
  { heading: LIST.to, cell: ({ toId }) => locationNames[toId] ?? "–" },
  { heading: LIST.state, cell: (transfer) => <TransferState transfer={transfer} today={today} /> },
  { heading: LIST.lines, numeric: true, cell: ({ lineCount }) => <Count of={lineCount} /> },
  { heading: LIST.received, note: LIST.units, numeric: true, cell: (transfer) => <Received {...transfer} /> },
  {
    heading: LIST.expected,
    numeric: true,
    cell: ({ expectedDay, state }) => (
      <Day day={state === "received" || state === "cancelled" ? null : expectedDay} today={today} none="–" />
    ),
  },
];

const TransferLink = ({ transfer }: { transfer: ListedTransfer }) => (
  <Link to={transferAddress(transfer)} state={useThisList()} prefetch="none" style={{ whiteSpace: "nowrap" }}>
    {transfer.number}
  </Link>
);

const Count = ({ of }: { of: number }) => <>{useNumberFormat()(of)}</>;

const Received = ({ unitsReceived, units }: Pick<ListedTransfer, "unitsReceived" | "units">) => {
  const format = useNumberFormat();
  return <>{LIST.receivedOf(format(unitsReceived), format(units))}</>;
};

/** A transfer's state in a word. */
export const TransferState = ({
  transfer,
  today,
}: {
  transfer: { state: State; expectedDay: number | null };
  today: number;
}) => (
  <InlineStack gap="100">
    <Badge tone={TONES[transfer.state]}>{STATE_NAMES[transfer.state]}</Badge>
    {isLate(transfer, today) && <Badge tone="critical">{LIST.late}</Badge>}
  </InlineStack>
);

const TONES = {
  ...{ draft: undefined, in_transit: "info", partial: "attention", received: "success", cancelled: undefined },
} as const satisfies Record<State, BadgeProps["tone"]>;
