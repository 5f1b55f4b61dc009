import { useSubmit } from "@remix-run/react";
import { Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { Order } from "../../purchasing/orders/order";
import { LONGEST } from "../../purchasing/orders/order";
import type { State } from "../../purchasing/orders/purchase-order";
import { FormDialog } from "../form-dialog";
import { useNumberFormat } from "../number";
import { Refusal } from "../refusal";
import { useDialogSaving, useVersionOpened } from "../use-dialog-saving";
import { ACTIONS, MOVES, ONE, SHIPPED } from "./order-words";

export type OrderMove = "sent" | "unsent" | "cancel" | "close" | "reopen" | "bounced";

/** Those in which something is said beside. */
const REASONED: OrderMove[] = ["cancel", "bounced"];

const wordsOf = (move: OrderMove, { saleName }: Pick<Order, "saleName">) =>
  move === "close" && saleName !== null ? SHIPPED : MOVES[move];

const PRIMARY: Record<State, OrderMove | undefined> = {
  ...{ draft: undefined, sending: "sent", sent: undefined, partial: undefined, received: "close" },
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
  const isDraft = order.state === "draft";
  const disabled = order.lineCount === 0;
  const paper = { content: isDraft ? ONE.send : ONE.pdf, url: `/purchase-orders/${order.id}/send` };
  const main = isAwaited
    ? { content: ACTIONS.receive, url: `/purchase-orders/${order.id}/receive` }
    : primary && { ...action(primary), disabled };
  return {
    primaryAction: isDraft ? { ...paper, disabled } : main,
    /** Before all else that may be done: the paper, or a draft that goes out without it. */
    firstAction: isDraft ? { ...action("sent"), disabled } : paper,
    secondaryActions: [
      ...others.map(action),
      ...(isMailed && order.state === "sent" ? [action("bounced")] : []),
      {
        content: ACTIONS.copy,
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
  order: Pick<Order, "id" | "number" | "unitsOpen" | "saleName" | "version">;
  move: OrderMove;
  onClose: () => void;
}) => {
  const [reason, setReason] = useState("");
  // As it stands when the dialog opens: the page may be told anew below it.
  const version = useVersionOpened(order.version);
  const { submit, saving, refusals } = useDialogSaving(onClose);
  const format = useNumberFormat();
  const { title, content, says } = wordsOf(move, order);
  const isShort = move === "close" && order.unitsOpen > 0 && order.saleName === null;
  return (
    <FormDialog
      title={ACTIONS.asked(order.number, title)}
      saveLabel={content}
      saving={saving || version === undefined}
      onSave={() =>
        submit(
          { move, reason, version: String(version) },
          { method: "post", action: `/purchase-orders/${order.id}/moves` },
        )
      }
      onClose={onClose}
    >
      <Text as="p">{isShort ? ACTIONS.short(order.unitsOpen, format) : says}</Text>
      {isShort || REASONED.includes(move) ? (
        <TextField
          label={isShort ? ACTIONS.why : ACTIONS.reason}
          value={reason}
          onChange={setReason}
          autoComplete="off"
          maxLength={LONGEST.reason}
          error={refusals.reason}
        />
      ) : (
        <Refusal>{refusals.reason}</Refusal>
      )}
    </FormDialog>
  );
};
