import { useFetcher } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import { useState } from "react";
import type { Drafted } from "../../purchasing/orders/making/drafted";
import { addressOf, type ReorderFilter } from "../../replenishment/reorder/list";
import { useNumberFormat } from "../number";
import { REORDER } from "./words";

/** One press, one draft a supplier, with the quantities as they stand. Pressed twice it is the same form. */
export function useDrafts(filter: ReorderFilter) {
  const { submit, state, data } = useFetcher<Drafted & { at: number }>();
  const [formToken, setFormToken] = useState<string>();
  const [last, setLast] = useState(data);
  if (data !== last) {
    setLast(data);
    // Answered: what is pressed from now on is another form.
    setFormToken(undefined);
  }
  const create = () => {
    const token = formToken ?? crypto.randomUUID();
    setFormToken(token);
    submit(
      { formToken: token },
      { method: "post", action: addressOf(filter).replace("/reorder", "/purchase-orders/drafts") },
    );
  };
  return { create, creating: state !== "idle", drafted: data };
}

export const CreateDrafts = ({
  suppliers,
  disabled,
  creating,
  onCreate,
}: {
  /** Of which something is to be ordered. */
  suppliers: number;
  disabled: boolean;
  creating: boolean;
  onCreate: () => void;
}) => {
  const format = useNumberFormat();
  if (suppliers === 0) return null;
  return (
    <Button variant="primary" disabled={disabled} loading={creating} onClick={onCreate}>
      {REORDER.createDrafts.create(suppliers, format)}
    </Button>
  );
};
