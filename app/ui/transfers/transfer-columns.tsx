import { Link } from "@remix-run/react";
import { Badge, type BadgeProps, InlineStack } from "@shopify/polaris";
import { isLate, type State } from "../../stock/transfers/transfer";
import { type ListedTransfer, transferAddress } from "../../stock/transfers/transfer-list";
import { Day } from "../day";
import type { Column } from "../list-table";
import { useNumberFormat } from "../number";
import { useThisList } from "../use-list-address";

type Context = { today: number; locationNames: Record<number, string> };

export const transferColumns = ({ today, locationNames }: Context): Column<ListedTransfer>[] => [
  { heading: "Number", sort: "number", greatestFirst: true, cell: (transfer) => <TransferLink transfer={transfer} /> },
  { heading: "From", cell: ({ fromId }) => locationNames[fromId] ?? "–" },
  { heading: "To", cell: ({ toId }) => locationNames[toId] ?? "–" },
  { heading: "State", cell: (transfer) => <TransferState transfer={transfer} today={today} /> },
  { heading: "Lines", numeric: true, cell: ({ lineCount }) => <Count of={lineCount} /> },
  { heading: "Received", note: "units", numeric: true, cell: (transfer) => <Received {...transfer} /> },
  {
    heading: "Expected",
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
  return <>{`${format(unitsReceived)} of ${format(units)}`}</>;
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
    <Badge tone={BADGES[transfer.state].tone}>{BADGES[transfer.state].word}</Badge>
    {isLate(transfer, today) && <Badge tone="critical">Late</Badge>}
  </InlineStack>
);

const BADGES = {
  draft: { tone: undefined, word: "Draft" },
  in_transit: { tone: "info", word: "In transit" },
  partial: { tone: "attention", word: "Partly received" },
  received: { tone: "success", word: "Received" },
  cancelled: { tone: undefined, word: "Cancelled" },
} as const satisfies Record<State, { tone: BadgeProps["tone"]; word: string }>;
