import { Link, useFetcher } from "@remix-run/react";
import { Banner, Button, List } from "@shopify/polaris";
import { useState } from "react";
import type { TransfersMade } from "../../../replenishment/reorder/transfers";
import { transferAddress } from "../../../stock/transfers/transfer-list";
import { useNumberFormat } from "../../number";
import { REORDER } from "../words";

/** One press, one draft of a transfer for each pair of locations. Pressed twice it is the same form. */
export function useTransfers() {
  const { submit, state, data } = useFetcher<TransfersMade>();
  const [formToken, setFormToken] = useState<string>();
  const [last, setLast] = useState(data);
  if (data !== last) {
    setLast(data);
    // Answered: what is pressed from now on is another form.
    setFormToken(undefined);
  }
  const create = (variantIds: number[]) => {
    const token = formToken ?? crypto.randomUUID();
    setFormToken(token);
    const form = new FormData();
    form.set("formToken", token);
    for (const id of variantIds) form.append("variants", String(id));
    submit(form, { method: "post", action: "/reorder/transfers" });
  };
  return { create, creating: state !== "idle", made: data };
}

export const CreateTransfers = ({
  variantIds,
  transfers: { create, creating },
}: {
  variantIds: number[];
  transfers: ReturnType<typeof useTransfers>;
}) => (
  <Button size="slim" variant="primary" loading={creating} onClick={() => create(variantIds)}>
    {REORDER.createTransfers.createTransfers}
  </Button>
);

/** What came of the press, which stays until the page is left. */
export const TransfersCreated = ({ made: { transfers, left } }: { made: TransfersMade }) => {
  const format = useNumberFormat();
  return (
    <Banner
      tone={transfers.length > 0 ? "success" : "info"}
      title={REORDER.createTransfers.created(transfers.length, format)}
    >
      {transfers.length > 0 && (
        <List>
          {transfers.map((transfer) => (
            <List.Item key={transfer.id}>
              {REORDER.createTransfers.to(
                <Link to={transferAddress(transfer)}>{transfer.number}</Link>,
                transfer.from,
                transfer.to,
                REORDER.createTransfers.lines(transfer.lines, format),
              )}
            </List.Item>
          ))}
        </List>
      )}
      {left > 0 && <p>{REORDER.createTransfers.nothingToMove(left, format)}</p>}
    </Banner>
  );
};
