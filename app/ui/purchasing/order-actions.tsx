import { useSubmit } from "@remix-run/react";
import { Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { Order } from "../../purchasing/orders/order";
import type { State } from "../../purchasing/orders/purchase-order";
import { FormDialog } from "../form-dialog";
import { useDialogSaving } from "../use-dialog-saving";

export type OrderMove = "sent" | "unsent" | "cancel" | "close" | "reopen" | "bounced";

const WORDS: Record<OrderMove, { content: string; title: string; says: string }> = {
  sent: {
    content: "Mark as ordered",
    title: "Mark as ordered?",
    says: "The supplier has it, by phone, by mail or in their shop. Its lines, quantities and costs are locked then.",
  },
  unsent: {
    content: "It did not go out",
    title: "Back to a draft?",
    says: "Choose this where the supplier says that nothing came. It can be changed and sent again.",
  },
  cancel: {
    content: "Cancel order",
    title: "Cancel this order?",
    says: "What it orders is no longer on its way, and is suggested again where it is needed. This cannot be taken back; tell the supplier.",
  },
  close: {
    content: "Close",
    title: "Close this order?",
    says: "Nothing more of it is awaited then.",
  },
  reopen: {
    content: "Open again",
    title: "Open it again?",
    says: "What did not come is awaited again, and counts as on its way.",
  },
  bounced: {
    content: "The mail came back",
    title: "Did its mail come back?",
    says: "It is noted in the timeline, and this page says so until the order is sent in another way. The order stays as it is.",
  },
};

/** Those in which something is said beside. */
const REASONED: OrderMove[] = ["cancel", "bounced"];

/** What a supplier ships to a buyer is closed by that. */
const SHIPPED = {
  content: "Mark as shipped",
  title: "Has it been shipped?",
  says: "The supplier has shipped it to the customer. Nothing of it comes into your own stock.",
};
const wordsOf = (move: OrderMove, { saleName }: Pick<Order, "saleName">) =>
  move === "close" && saleName !== null ? SHIPPED : WORDS[move];

const PRIMARY: Record<State, OrderMove | undefined> = {
  ...{ draft: "sent", sending: "sent", sent: undefined, partial: undefined, received: "close" },
  ...{ closed: undefined, cancelled: undefined },
};
const SECONDARY: Record<State, OrderMove[]> = {
  ...{ draft: ["cancel"], sending: ["unsent"], sent: ["cancel"], partial: ["close"], received: [] },
  ...{ closed: ["reopen"], cancelled: [] },
};

/** The page's buttons by the order's state. */
export function useOrderMoves({
  order,
  isMailed,
  formToken,
  onMove,
}: {
  order: Pick<Order, "id" | "state" | "lineCount" | "unitsOpen" | "saleName">;
  /** A mail with it went out, of which nobody has said that it came back. */
  isMailed: boolean;
  formToken: string;
  onMove: (move: OrderMove) => void;
}) {
  const submit = useSubmit();
  const action = (move: OrderMove) => ({ content: wordsOf(move, order).content, onAction: () => onMove(move) });
  const isDropship = order.saleName !== null;
  const primary = isDropship && order.state === "sent" ? "close" : PRIMARY[order.state];
  const others = SECONDARY[order.state].filter((move) => move !== "reopen" || order.unitsOpen > 0);
  const isAwaited = !isDropship && (order.state === "sent" || order.state === "partial");
  return {
    primaryAction: isAwaited
      ? { content: "Receive", url: `/purchase-orders/${order.id}/receive` }
      : primary && { ...action(primary), disabled: order.lineCount === 0 },
    secondaryActions: [
      ...others.map(action),
      ...(isMailed && order.state === "sent" ? [action("bounced")] : []),
      {
        content: "Copy",
        onAction: () => submit({ formToken }, { method: "post", action: `/purchase-orders/${order.id}/copies` }),
      },
    ],
  };
}

/** Asks once more, and why, where goods are given up. */
export const MoveDialog = ({
  order,
  move,
  onClose,
}: {
  order: Pick<Order, "id" | "number" | "unitsOpen" | "saleName">;
  move: OrderMove;
  onClose: () => void;
}) => {
  const [reason, setReason] = useState("");
  const { submit, saving, refusals } = useDialogSaving(onClose);
  const { title, content, says } = wordsOf(move, order);
  const isShort = move === "close" && order.unitsOpen > 0 && order.saleName === null;
  return (
    <FormDialog
      title={`${order.number}: ${title}`}
      saveLabel={content}
      saving={saving}
      onSave={() => submit({ move, reason }, { method: "post", action: `/purchase-orders/${order.id}/moves` })}
      onClose={onClose}
    >
      <Text as="p">
        {isShort
          ? `${order.unitsOpen} ${order.unitsOpen === 1 ? "unit has" : "units have"} not come and will no longer be awaited. You can open it again.`
          : says}
      </Text>
      {isShort || REASONED.includes(move) ? (
        <TextField
          label={isShort ? "Why will the rest not come?" : "Reason (optional)"}
          value={reason}
          onChange={setReason}
          autoComplete="off"
          maxLength={500}
          error={refusals.reason}
        />
      ) : (
        refusals.reason && (
          <Text as="p" tone="critical">
            {refusals.reason}
          </Text>
        )
      )}
    </FormDialog>
  );
};
